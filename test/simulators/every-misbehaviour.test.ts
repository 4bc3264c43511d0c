import { describe, expect, test } from 'vitest';
import { BehaviourWord, type Population } from '#contracts/protocols/simulator-population';
import { agencies } from '#contracts/registry';
import { samplesOf } from '#test/contracts/samples';
import { expectWord } from '#test/simulators/deferred-words';
import { VERA, veraWho } from '#test/simulators/known-people';
import { playedQuestion } from '#test/simulators/played-question';

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

describe.each(deferred)('$agency $kind', ({ agency, kind }) => {
  describe.each(BehaviourWord.options)('%s', (word) => {
    test.each(asOf(agency, word))('as the word of $whose', ({ whose, population }) => {
      expectWord(word, playedQuestion(population, agency, kind), whose);
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
    const expected = isYesOrNo(agency, kind) ? { ...AT_ONCE, ...YES_OR_NO } : AT_ONCE;
    expect([first.outcome, second.outcome]).toEqual(expected[word]);
    expect(first.text === second.text).toBe(!DIFFERS.has(word));
  });
});
/** A check that answers yes or no about any number knows neither "not found" nor "refused": its folder has no such sample. */
const isYesOrNo = (agency: string, kind: string): boolean =>
  !samplesOf(agency).some((sample) => sample.kind === kind && sample.shows.startsWith('not-found'));
const YES_OR_NO = { 'not-found': ['found', 'found'], refuses: ['not-ready', 'not-ready'] } as const;
const DIFFERS: ReadonlySet<BehaviourWord> = new Set(['contradicting', 'not-ready', 'half-closed']);
