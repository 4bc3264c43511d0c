import { describe, expect, it } from 'vitest';
import { aRequest } from '#test/builders';
import { drain, passAndSweep, turn } from '#test/functions/drive';
import { answering, everybodyAnswers } from '#test/functions/answers/said';

const FAMILIES = 30;
const HALF_HOUR_SECONDS = 1800;

describe('an agency that is down for three days', () => {
  it('costs time only: few calls, no burnt receive, the others answer, everybody is asked in the end', async () => {
    const world = answering();
    world.agencies.says.set('self-employed-status', 'down');
    for (let family = 1; family <= FAMILIES; family += 1) {
      await world.post(aRequest({ registrationNumber: `2026/${family}` }));
      await turn(world);
    }
    const silent = [...world.rows.queries.values()].filter(({ kind }) => kind === 'self-employed-status');
    expect(silent).toHaveLength(FAMILIES);
    const others = [...world.rows.queries.values()].filter(({ kind }) => kind !== 'self-employed-status');
    expect(others.every(({ answer }) => answer?.content.outcome === 'found')).toBe(true);

    const callsToTheSilent = (): number =>
      world.agencies.asked.filter(({ kind }) => kind === 'self-employed-status').length;
    expect(callsToTheSilent()).toBeLessThanOrEqual(20);
    expect(world.rows.channels.get('tax/desk')?.circuit).toMatchObject({ state: 'open' });

    const before = callsToTheSilent();
    const halfHours = 3 * 48;
    for (let turns = 0; turns < halfHours; turns += 1) await passAndSweep(world, HALF_HOUR_SECONDS);
    // One probe each time somebody looked, and no more.
    expect(callsToTheSilent() - before).toBeLessThanOrEqual(halfHours);

    everybodyAnswers(world);
    for (let turns = 0; turns < 8; turns += 1) await passAndSweep(world, HALF_HOUR_SECONDS);
    await drain(world);
    expect([...world.rows.cases.values()].map(({ state }) => state)).toEqual(
      Array.from({ length: FAMILIES }, () => 'result-ready'),
    );
    expect([...world.rows.queries.values()].every(({ answer }) => answer?.content.outcome === 'found')).toBe(
      true,
    );
    // The message id of a question is the same from the first try to the last.
    const ids = world.agencies.asked.map(({ queryId, messageId }) => `${queryId} ${messageId}`);
    expect(new Set(ids).size).toBe(world.rows.queries.size);
  });
});
