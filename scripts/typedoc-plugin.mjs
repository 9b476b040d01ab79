/**
 * What the documentation site adds to TypeDoc. The main entry's exports are sorted by the file they stand in:
 * the files are the chapters already, so no docstring has to repeat the chapter. A file without one is a
 * warning, which fails the build. A guide is called what its first heading says.
 */
import { Application, Comment, CommentTag, Converter, ReflectionKind } from 'typedoc';

/** In the order of the index. `x` stands for `x.ts`, and `x/` for all files of the folder. */
const CATEGORIES = {
  'Deciding a command': ['decide', 'available-commands', 'commands', 'command-shape', 'errors', 'decider'],
  'Folding events into a state': ['evolve', 'state'],
  'Auditing a history': ['audit'],
  Events: ['events', 'actor', 'recorded-event'],
  'What a CoC sets': ['policy', 'reasons', 'default-reasons'],
  'What the caller knows': ['known'],
  Rules: ['rules/'],
  'What may follow what': ['steps', 'transitions'],
  'HUD codes': ['hud/'],
  Dates: ['calendar-date'],
};

/**
 * The category of a source file: `null` for a file of the core that has none, `undefined` for other files.
 *
 * @param {string} path
 */
function categoryOf(path) {
  const [, folder, file = ''] = /\/src\/(hud|referral)\/(.+)\.ts$/.exec(path) ?? [];
  if (folder === undefined) return undefined;
  const name = folder === 'hud' ? 'hud/' : file.replace(/\/.*$/, '/');
  return Object.keys(CATEGORIES).find((category) => CATEGORIES[category].includes(name)) ?? null;
}

/** @param {import('typedoc').DeclarationReflection} exported */
function setCategory(exported, category) {
  // A function's comment stands on its signatures, and so does its category.
  for (const described of exported.signatures ?? [exported]) {
    described.comment ??= new Comment();
    described.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: category }]));
  }
}

/** @param {import('typedoc').DocumentReflection} document */
function headingOf(document) {
  const text = document.content.map((part) => part.text).join('');
  return /^# (.+)$/m.exec(text)?.[1] ?? document.name;
}

/** @param {Application} app */
export function load(app) {
  app.on(Application.EVENT_BOOTSTRAP_END, () => {
    app.options.setValue('categoryOrder', [...Object.keys(CATEGORIES), '*']);
  });

  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const document of project.getReflectionsByKind(ReflectionKind.Document)) {
      document.name = headingOf(document);
    }
    for (const reflection of project.getReflectionsByKind(ReflectionKind.All)) {
      const { parent } = reflection;
      if (!parent?.isProject() && !parent?.kindOf(ReflectionKind.Module)) continue;
      const path = project.getSymbolIdFromReflection(reflection)?.fileName;
      const category = path && categoryOf(path);
      if (category) setCategory(reflection, category);
      else if (category === null) app.logger.warn(`${path} has no category in scripts/typedoc-plugin.mjs`);
    }
  });
}
