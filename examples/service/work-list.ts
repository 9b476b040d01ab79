import { type CalendarDate, isCalendarDate, MAX_ID_LENGTH } from 'ce-referrals';
import { type WorkList, workList } from 'ce-referrals/caseload';
import type { FastifyInstance } from 'fastify';
import { seesAll } from './access.js';
import type { Context } from './context.js';
import { type Broken, Problem } from './problem.js';

/** What `GET /work-list` answers. */
export type WorkListAnswer = Pick<WorkList, 'asOf' | 'groups' | 'overdue' | 'findings'>;

interface Query {
  readonly asOf?: CalendarDate;
  readonly projectId?: string;
}

const PARAMETERS: Readonly<Record<string, (value: unknown) => boolean>> = {
  asOf: isCalendarDate,
  projectId: (value) => typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH,
};

// A parameter that is misspelt would otherwise be left out, and the list be longer than was asked for.
function checkedQuery(query: Readonly<Record<string, unknown>>): Query {
  const broken = Object.entries(query).flatMap(([name, value]): Broken[] => {
    if (!Object.hasOwn(PARAMETERS, name)) {
      const expected = { oneOf: Object.keys(PARAMETERS) };
      return [{ code: 'unknown-key', path: [], expected, message: 'There is no parameter of this name.' }];
    }
    if (PARAMETERS[name]?.(value)) return [];
    const message = name === 'asOf' ? 'One day of the calendar, written YYYY-MM-DD.' : 'One id of a project.';
    return [{ code: name === 'asOf' ? 'not-a-date' : 'wrong-type', path: [name], message }];
  });
  if (broken.length > 0) throw new Problem('query-malformed', broken);
  return query;
}

/** `GET /work-list?asOf=DATE&projectId=ID`: of the organization that the token names, or of all who see all. */
export function workListRoutes(app: FastifyInstance, context: Context): void {
  const { caseload, clock, policy, projects, unknowable } = context;

  app.get<{ Querystring: Readonly<Record<string, unknown>> }>(
    '/work-list',
    async ({ query, actor }): Promise<WorkListAnswer> => {
      const { asOf = clock.today(), projectId } = checkedQuery(query);
      // Better none than one that lacks, and does not say so, what others recorded.
      if (!caseload.isFollowing) throw new Problem('work-list-behind');
      // `missing` stays here: it names streams of the whole log, other organizations' among them.
      const { missing: _, ...list } = workList(caseload.current, {
        asOf,
        ...(projectId !== undefined && { projectId }),
        ...(!seesAll(actor) && { organizationId: actor.organizationId }),
        actor,
        policy,
        projects,
        unknowable,
      });
      return list;
    },
  );
}
