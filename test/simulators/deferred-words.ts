import { expect } from 'vitest';
import type { BehaviourWord } from '#contracts/protocols/simulator-population';
import { VERA } from '#test/simulators/known-people';
import type { Heard, playedQuestion } from '#test/simulators/played-question';

type Played = ReturnType<typeof playedQuestion>;
type Expectation = (played: Played, whose: string) => void;

const outcomes = (heard: readonly Heard[]): string[] => heard.map(({ outcome }) => outcome);
/** Some people's questions bring notes before the answer: these are said apart. */
const answers = (heard: readonly Heard[]): Heard[] => heard.filter(({ outcome }) => outcome !== 'note');

const DAYS_SECONDS = 10 * 24 * 3600;
const isAskedOnce = (played: Played): void => {
  expect(played.ask()).toBe('accepted');
};

/** What each word does to a question that the agency answers by itself later, whoever it is. */
const DEFERRED: Record<BehaviourWord, Expectation> = {
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

const isAnsweredOnce: Expectation = (played) => {
  isAskedOnce(played);
  expect(outcomes(played.heard())).toEqual(['found']);
  played.advance(DAYS_SECONDS);
  expect(played.heard()).toEqual([]);
};

/** An agency that is asked says nothing by itself: a second answer finds nobody who asks for it. */
const POLLED: Partial<Record<BehaviourWord, Expectation>> = {
  twice: isAnsweredOnce,
  redelivered: isAnsweredOnce,
  contradicting: isAnsweredOnce,
  garbage: (played, whose) => {
    expect(played.ask()).toBe(whose === 'the agency' ? 'unavailable' : 'accepted');
    // Nobody knows more than before: it is asked about again.
    const heard = outcomes(played.heard());
    expect(heard).toEqual(whose === 'the agency' ? [] : ['unknown']);
  },
  'in-work': (played) => {
    isAskedOnce(played);
    expect([played.heard(), played.heard()]).toEqual([[], []]);
    expect(outcomes(played.heard())).toEqual(['found']);
  },
};

/** What a word does to a question that is answered later. */
export const expectWord = (word: BehaviourWord, played: Played, whose: string): void => {
  const own = played.delivery === 'polled' ? POLLED[word] : undefined;
  (own ?? DEFERRED[word])(played, whose);
};
