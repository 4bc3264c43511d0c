import { describe, expect, test } from 'vitest';
import { BehaviourWord, type Population } from '#contracts/protocols/simulator-population';
import { agencies } from '#contracts/registry';
import { VERA, veraWho } from '#test/simulators/known-people';
import { type Heard, playedQuestion } from '#test/simulators/played-question';

type Played = ReturnType<typeof playedQuestion>;

const kinds = agencies.flatMap(({ id, informationTypes }) =>
  informationTypes.map(({ kind, delivery }) => ({ agency: id, kind, delivery })),
);
const deferred = kinds.filter(({ delivery }) => delivery !== 'immediate');
const immediate = kinds.filter(({ delivery }) => delivery === 'immediate');

/** Vera's own word, and the word of a whole agency as `sverka agencies set` gives it. */
const asOf = (agency: string, word: BehaviourWord): { whose: string; population: Population }[] => [
  { whose: 'the person', population: veraWho(word) },
  { whose: 'the agency', population: { people: [VERA], agencies: { [agency]: { behaviour: word } } } },
];

const outcomes = (heard: readonly Heard[]): string[] => heard.map(({ outcome }) => outcome);
/** Some people's questions bring notes before the answer: these are said apart. */
const answers = (heard: readonly Heard[]): Heard[] => heard.filter(({ outcome }) => outcome !== 'note');

const DAYS_SECONDS = 10 * 24 * 3600;
const isAskedOnce = (played: Played): void => {
  expect(played.ask()).toBe('accepted');
};

/** What each word does to a question that is answered later, whoever the agency is. */
const DEFERRED: Record<BehaviourWord, (played: Played, whose: string) => void> = {
  answers: (played) => {
    isAskedOnce(played);
    expect(outcomes(answers(played.heard()))).toEqual(['found']);
    played.advance(DAYS_SECONDS);
    expect(played.heard()).toEqual([]);
  },
  late: (played) => {
    isAskedOnce(played);
    played.advance(59.9);
    expect(answers(played.heard())).toEqual([]);
    played.advance(0.1);
    expect(outcomes(played.heard())).toEqual(['found']);
  },
  'not-found': (played) => {
    isAskedOnce(played);
    expect(outcomes(answers(played.heard()))).toEqual(['not-found']);
  },
  'not-ready': (played) => {
    isAskedOnce(played);
    expect(outcomes(answers(played.heard()))).toEqual(['not-ready']);
  },
  refuses: (played) => {
    isAskedOnce(played);
    expect(outcomes(answers(played.heard()))).toEqual(['refused']);
  },
  down: (played, whose) => {
    expect(played.ask()).toBe(whose === 'the person' ? 'unavailable' : 'cut');
    expect(answers(played.heard()).filter(({ outcome }) => outcome !== 'cut')).toEqual([]);
  },
  garbage: (played, whose) => {
    if (whose === 'the agency') {
      expect(played.ask()).toBe('unavailable');
      return;
    }
    isAskedOnce(played);
    expect(outcomes(answers(played.heard()))).toEqual(['breach']);
  },
  html: (played) => {
    expect(played.ask()).toBe('unavailable');
    expect(played.heard()).toEqual([]);
  },
  twice: (played) => {
    isAskedOnce(played);
    const [first, second, ...more] = answers(played.heard());
    expect([first?.outcome, second?.outcome, more]).toEqual(['found', 'found', []]);
    expect(second?.id).not.toBe(first?.id);
  },
  redelivered: (played) => {
    isAskedOnce(played);
    const first = answers(played.heard());
    expect(outcomes(first)).toEqual(['found']);
    played.advance(899.9);
    expect(played.heard()).toEqual([]);
    played.advance(0.1);
    expect(answers(played.heard())).toEqual(first);
    played.advance(DAYS_SECONDS);
    expect(played.heard()).toEqual([]);
  },
  contradicting: (played) => {
    isAskedOnce(played);
    const [first] = answers(played.heard());
    played.advance(60);
    const [second, ...more] = answers(played.heard());
    expect([first?.outcome, more]).toEqual(['found', []]);
    expect(second?.outcome).toMatch(/^(found|not-found)$/);
    expect(second?.text).not.toBe(first?.text);
  },
  silent: (played) => {
    isAskedOnce(played);
    played.advance(DAYS_SECONDS);
    expect(answers(played.heard())).toEqual([]);
  },
  'wrong-person': (played) => {
    isAskedOnce(played);
    const [answer, ...more] = answers(played.heard());
    expect([answer?.outcome, more]).toEqual(['found', []]);
    expect(answer?.text).not.toContain(VERA.snils);
    expect(answer?.text).not.toContain(VERA.inn);
  },
  slow: (played) => {
    isAskedOnce(played);
    expect(outcomes(answers(played.heard()))).toEqual(['found']);
  },
  'in-work': (played) => {
    isAskedOnce(played);
    const heard = outcomes(played.heard());
    expect(heard.at(-1)).toBe('found');
    expect(heard.slice(0, 2)).toEqual(played.delivery === 'collected' ? ['note', 'note'] : ['found']);
  },
  fault: (played) => {
    isAskedOnce(played);
    const fault = played.delivery === 'collected' ? 'invalid-query' : 'found';
    expect(outcomes(answers(played.heard()))).toEqual([fault]);
  },
  'half-closed': (played) => {
    expect([played.ask(), played.ask()]).toEqual(['half-closed', 'accepted']);
    expect(outcomes(answers(played.heard()))).toEqual(['found']);
  },
};

describe.each(deferred)('$agency $kind', ({ agency, kind }) => {
  describe.each(BehaviourWord.options)('%s', (word) => {
    test.each(asOf(agency, word))('as the word of $whose', ({ whose, population }) => {
      DEFERRED[word](playedQuestion(population, agency, kind), whose);
    });
  });
});

/** What the first and the second of two calls give; what one reply cannot say is the answer. */
const AT_ONCE: Record<BehaviourWord, readonly [string, string]> = {
  answers: ['found', 'found'],
  late: ['found', 'found'],
  slow: ['found', 'found'],
  twice: ['found', 'found'],
  redelivered: ['found', 'found'],
  'in-work': ['found', 'found'],
  fault: ['found', 'found'],
  contradicting: ['found', 'found'],
  'wrong-person': ['found', 'found'],
  'not-found': ['not-found', 'not-found'],
  'not-ready': ['not-ready', 'found'],
  refuses: ['refused', 'refused'],
  silent: ['hang', 'hang'],
  'half-closed': ['half-closed', 'found'],
  down: ['breach', 'breach'],
  garbage: ['breach', 'breach'],
  html: ['breach', 'breach'],
};

describe.each(immediate)('$agency $kind at once', ({ agency, kind }) => {
  test.each(BehaviourWord.options)('%s', (word) => {
    const played = playedQuestion(veraWho(word), agency, kind);
    const [first, second] = [played.askedAtOnce(), played.askedAtOnce()];
    // A check that answers yes or no about any number knows neither "not found" nor "refused".
    const isYesOrNo = kind === 'self-employed-status';
    const expected = isYesOrNo ? { ...AT_ONCE, ...YES_OR_NO } : AT_ONCE;
    expect([first.outcome, second.outcome]).toEqual(expected[word]);
    expect(first.text === second.text).toBe(!DIFFERS.has(word));
  });
});
const YES_OR_NO = { 'not-found': ['found', 'found'], refuses: ['not-ready', 'not-ready'] } as const;
const DIFFERS: ReadonlySet<BehaviourWord> = new Set(['contradicting', 'not-ready', 'half-closed']);
