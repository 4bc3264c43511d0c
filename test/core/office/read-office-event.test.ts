import { describe, expect, test } from 'vitest';
import { isStep, readOfficeEvent, wrongDays } from '#core/office/read-office-event';
import type { OfficeEvent } from '#schemas/office-event';
import { cancelled, corrected, happened } from '#test/core/office-events';

/** Accepted on Monday 23 November 2026; today is 7 December, and the office has posted a hand-over of 1 December. */
const handedOver = happened('handed-to-commission', '2026-12-01');
const wrongOf = (event: OfficeEvent, officeEvents: readonly OfficeEvent[] = [handedOver]): string[][] =>
  wrongDays(event, { acceptedOn: '2026-11-23', today: '2026-12-07', officeEvents }).map(
    ({ pointer, detail }) => [pointer, detail.split(' / ')[1] ?? ''],
  );

const NOT_YET = ['/occurredOn', 'this day has not come yet'];
const BEFORE_CASE = 'before the application was accepted';
const BEFORE_LAST = ['/occurredOn', 'before the previous event of the case'];
const MFC_AFTER = ['/occurredOn', 'an МФЦ takes an application no later than the office'];

const withdrawal = (occurredOn: string, withdrawnOn: string): OfficeEvent =>
  happened('consent-withdrawn', occurredOn, {
    subjectId: 'applicant',
    consent: 'personal-data',
    withdrawnOn,
    form: 'written',
  });
const complaint = (occurredOn: string, receivedOn: string): OfficeEvent =>
  happened('complaint-registered', occurredOn, { complaintId: 'c-1', receivedOn, about: 'other' });

describe('the day of an event', () => {
  test.each([
    ['today', happened('commission-met', '2026-12-07'), []],
    ['tomorrow', happened('commission-met', '2026-12-08'), [NOT_YET]],
    ['the day of the event before', happened('commission-met', '2026-12-01'), []],
    ['a day earlier', happened('commission-met', '2026-11-30'), [BEFORE_LAST]],
    ['the day before acceptance', happened('commission-met', '2026-11-22'), [['/occurredOn', BEFORE_CASE]]],
    ['an МФЦ on the day of acceptance', happened('mfc-accepted', '2026-11-23'), []],
    ['an МФЦ before it', happened('mfc-accepted', '2026-11-20'), []],
    ['an МФЦ after it', happened('mfc-accepted', '2026-11-24'), [MFC_AFTER]],
    ['an МФЦ tomorrow', happened('mfc-accepted', '2026-12-08'), [NOT_YET]],
    ['a complaint between two steps', complaint('2026-11-30', '2026-11-27'), []],
    ['a withdrawal of consent between two steps', withdrawal('2026-11-30', '2026-11-27'), []],
    ['a correction of an earlier day', cancelled(handedOver, '2026-11-30'), []],
  ])('%s', (_name, event, wrong) => {
    expect(wrongOf(event)).toEqual(wrong);
  });

  test('the first step may be of the day of acceptance', () => {
    expect(wrongOf(happened('additional-check-notified', '2026-11-23'), [])).toEqual([]);
  });

  test.each([
    ['a complaint', complaint('2026-12-02', '2026-12-02')],
    ['a withdrawal of consent', withdrawal('2026-12-02', '2026-12-02')],
    ['papers of an МФЦ', happened('mfc-accepted', '2026-12-02')],
  ])('%s later than a step holds no step back', (_name, beside) => {
    expect(wrongOf(happened('commission-met', '2026-12-01'), [handedOver, beside])).toEqual([]);
  });

  test('a step that was corrected to another day counts by that day', () => {
    const moved = corrected(handedOver, '2026-12-03', { occurredOn: '2026-11-26' });

    expect(wrongOf(happened('commission-met', '2026-11-26'), [handedOver, moved])).toEqual([]);
    expect(wrongOf(happened('commission-met', '2026-11-25'), [handedOver, moved])).toEqual([BEFORE_LAST]);
  });
});

describe('a day that an event names', () => {
  const concludedAfter = (meetingOn: string): OfficeEvent =>
    happened('commission-concluded', '2026-12-02', { meetingOn });
  const changed = (changedOn: string): OfficeEvent =>
    happened('change-reported', '2026-12-02', { changedOn });
  const established = (alertedOn: string): OfficeEvent =>
    happened('termination-established', '2026-12-02', { ground: 'misuse', alertedOn });
  const AFTER = 'after the event itself';

  test.each([
    ['meetingOn', concludedAfter],
    ['changedOn', changed],
    ['alertedOn', established],
    ['receivedOn', (day: string) => complaint('2026-12-02', day)],
    ['withdrawnOn', (day: string) => withdrawal('2026-12-02', day)],
  ])('%s lies between acceptance and the event, both included', (name, of) => {
    const pointer = `/details/${name}`;

    expect(wrongOf(of('2026-12-02'))).toEqual([]);
    expect(wrongOf(of('2026-12-03'))).toEqual([[pointer, AFTER]]);
    expect(wrongOf(of('2026-11-23'))).toEqual([]);
    expect(wrongOf(of('2026-11-22'))).toEqual([[pointer, BEFORE_CASE]]);
  });

  test('every wrong day is told at once', () => {
    expect(wrongOf(complaint('2026-12-08', '2026-12-09'))).toEqual([NOT_YET, ['/details/receivedOn', AFTER]]);
  });
});

test.each([
  ['handed-to-commission', handedOver, true],
  ['applicant-withdrew', happened('applicant-withdrew', '2026-12-01'), true],
  ['consent-withdrawn', withdrawal('2026-12-01', '2026-12-01'), false],
  ['mfc-accepted', happened('mfc-accepted', '2026-11-20'), false],
  ['complaint-registered', complaint('2026-12-01', '2026-12-01'), false],
  ['event-cancelled', cancelled(handedOver, '2026-12-02'), false],
  ['event-corrected', corrected(handedOver, '2026-12-02', { occurredOn: '2026-11-30' }), false],
])('is %s a step of the case: %s', (_type, event, expected) => {
  expect(isStep(event)).toBe(expected);
});

test('the form of an event', () => {
  expect(readOfficeEvent(handedOver)).toEqual({ type: 'read', event: handedOver });
  const wrong = readOfficeEvent({ ...handedOver, occurredOn: '2026-02-30' });
  expect(wrong.type === 'wrong' && wrong.errors.map(({ pointer }) => pointer)).toEqual(['/occurredOn']);
});
