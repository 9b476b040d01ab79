import { defaultPolicy, type Known, type ReferralCommand } from 'ce-referrals';
import { type EventLog, handle, memoryLog } from 'ce-referrals/log';
import { describe, expect, it } from 'vitest';
import { acknowledge, MANAGER, refer, voidAcknowledgement } from './commands.js';

/** A log in which somebody else gives a command before each of the first appends. */
function contested(log: EventLog, others: ReferralCommand[]): EventLog {
  return {
    ...log,
    append: async (stream, expected, events) => {
      const other = others.shift();
      if (other !== undefined) await handle(log)(stream, other);
      return log.append(stream, expected, events);
    },
  };
}

async function types(log: EventLog, stream = 'r-1'): Promise<string[]> {
  const list: string[] = [];
  for await (const { event } of log.read(stream)) list.push(event.type);
  return list;
}

describe('handle', () => {
  it('loads, decides and appends', async () => {
    const log = memoryLog();
    const give = handle(log);
    expect(await give('r-1', refer('r-1', 'c-1'))).toMatchObject({ ok: true, version: 1 });
    expect(await give('r-1', acknowledge('c-2'))).toMatchObject({
      ok: true,
      version: 2,
      state: { status: 'acknowledged' },
    });
    expect(await types(log)).toStrictEqual(['referred', 'acknowledged']);
  });

  it('stores nothing of a refused command, and answers with the violations', async () => {
    const log = memoryLog();
    const refused = await handle(log)('r-1', acknowledge('c-1'));
    expect(refused).toMatchObject({ ok: false, version: 0, violations: [{ code: 'not-referred' }] });
    expect(await types(log)).toStrictEqual([]);
  });

  it.each([undefined, null, 7, {}, { type: 'refer' }])('refuses %j like decide, by values', async (junk) => {
    const handled = await handle(memoryLog())('r-1', junk as never);
    expect(handled).toMatchObject({ ok: false });
  });

  it('decides again where somebody else appended in between: of two acknowledgements one stands', async () => {
    const log = memoryLog();
    await handle(log)('r-1', refer('r-1', 'c-1'));
    const give = handle(contested(log, [acknowledge('theirs', '2026-03-04')]));
    expect(await give('r-1', acknowledge('mine', '2026-03-03'))).toMatchObject({
      ok: false,
      version: 2,
      violations: [{ code: 'already-acknowledged' }],
    });
    expect(await types(log)).toStrictEqual(['referred', 'acknowledged']);
  });

  it('gives up after the given number of attempts', async () => {
    let appends = 0;
    const log: EventLog = {
      ...memoryLog(),
      append: async () => {
        appends += 1;
        return { ok: false, reason: 'conflict', actual: 1 };
      },
    };
    const given = handle(log, { attempts: 3 })('r-1', refer('r-1', 'c-1'));
    await expect(given).rejects.toMatchObject({ code: 'too-many-conflicts' });
    expect(appends).toBe(3);
  });

  it('gives the first answer to the same commandId, whatever was recorded since', async () => {
    const log = memoryLog();
    const give = handle(log);
    await give('r-1', refer('r-1', 'c-1'));
    await give('r-1', acknowledge('c-2'));
    const first = await give('r-1', voidAcknowledgement('c-3'));
    await give('r-1', acknowledge('c-4'));
    // decide alone would void the second acknowledgement.
    expect(await give('r-1', voidAcknowledgement('c-3'))).toStrictEqual(first);
    expect(await give('r-1', voidAcknowledgement('c-5'))).toMatchObject({ ok: true, version: 5 });
    expect(await types(log)).toHaveLength(5);
  });

  it('gives the first answer also where both are handled at once', async () => {
    const log = memoryLog();
    const give = handle(log);
    await give('r-1', refer('r-1', 'c-1'));
    const [one, other] = await Promise.all([
      give('r-1', acknowledge('c-2')),
      give('r-1', acknowledge('c-2')),
    ]);
    expect(one).toStrictEqual(other);
    expect(await types(log)).toStrictEqual(['referred', 'acknowledged']);
  });

  it('refuses a commandId that stands for other data, or for somebody else', async () => {
    const log = memoryLog();
    const give = handle(log);
    await give('r-1', refer('r-1', 'c-1'));
    await give('r-1', acknowledge('c-2', '2026-03-03'));
    const reused = { code: 'command-id-reused' };
    await expect(give('r-1', acknowledge('c-2', '2026-03-04'))).rejects.toMatchObject(reused);
    await expect(give('r-1', voidAcknowledgement('c-2'))).rejects.toMatchObject(reused);
    const command = acknowledge('c-2', '2026-03-03');
    const others = { ...command, metadata: { ...command.metadata, recordedBy: MANAGER } } as ReferralCommand;
    await expect(give('r-1', others)).rejects.toMatchObject(reused);
  });

  it('refuses a commandId that stands for another command even where both are handled at once', async () => {
    const log = memoryLog();
    await handle(log)('r-1', refer('r-1', 'c-1'));
    const give = handle(contested(log, [acknowledge('c-2', '2026-03-04')]));
    await expect(give('r-1', acknowledge('c-2', '2026-03-03'))).rejects.toMatchObject({
      code: 'command-id-reused',
    });
  });

  it('refuses a commandId of another stream', async () => {
    const give = handle(memoryLog());
    await give('r-1', refer('r-1', 'c-1'));
    await expect(give('r-2', refer('r-2', 'c-1'))).rejects.toMatchObject({ code: 'event-id-taken' });
  });

  it('takes ids from the embedder, and asks for them where there is no commandId', async () => {
    const log = memoryLog();
    await expect(handle(log)('r-1', refer('r-1'))).rejects.toMatchObject({ code: 'event-id-missing' });
    const ids = ['mine-1'];
    const give = handle(log, { eventId: (_, position) => ids[position] as string });
    expect(await give('r-1', refer('r-1'))).toMatchObject({ ok: true });
    const none = handle(log, { eventId: () => undefined as never });
    await expect(none('r-1', acknowledge())).rejects.toMatchObject({ code: 'event-id-missing' });
    for await (const { id } of log.read('r-1')) expect(id).toBe('mine-1');
  });

  it('refuses to refer under another stream than the referral', async () => {
    const log = memoryLog();
    const given = handle(log)('r-2', refer('r-1', 'c-1'));
    await expect(given).rejects.toMatchObject({ code: 'stream-not-the-referral' });
    expect(await types(log, 'r-2')).toStrictEqual([]);
  });

  it('asks for policy and known facts with the state and the command, each time', async () => {
    const log = memoryLog();
    const asked: string[] = [];
    const known = async (state: { status: string }, command: ReferralCommand): Promise<Known> => {
      asked.push(`${state.status} ${command.type}`);
      return { linked: {} };
    };
    const { permissions } = defaultPolicy;
    const strict = { ...defaultPolicy, permissions: { ...permissions, acknowledge: {} } };
    const give = handle(log, {
      known,
      policy: (state) => (state.status === 'referred' ? strict : defaultPolicy),
    });
    await give('r-1', refer('r-1', 'c-1'));
    await expect(give('r-1', acknowledge('c-2'))).resolves.toMatchObject({
      violations: expect.arrayContaining([expect.objectContaining({ code: 'role-may-not' })]),
    });
    expect(asked).toStrictEqual(['not-referred refer', 'referred acknowledge']);
  });

  it('decides on nothing that has a hole', async () => {
    const log = memoryLog();
    await handle(log)('r-1', refer('r-1', 'c-1'));
    await handle(log)('r-1', acknowledge('c-2'));
    const holed: EventLog = { ...log, read: (stream) => log.read(stream, { from: 2 }) };
    await expect(handle(holed)('r-1', acknowledge('c-3'))).rejects.toMatchObject({
      code: 'history-not-dense',
    });
  });
});
