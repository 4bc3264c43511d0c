import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { says } from '#schemas/bilingual';
import { fieldErrors, pointerOf } from '#schemas/problem';

describe('pointers (RFC 6901)', () => {
  test.each([
    [[], ''],
    [['subjects', 0, 'snils'], '/subjects/0/snils'],
    [['a/b'], '/a~1b'],
    [['m~n'], '/m~0n'],
    [['~1'], '/~01'],
    [[''], '/'],
  ])('%j is %j', (path, pointer) => {
    expect(pointerOf(path)).toBe(pointer);
  });
});

describe('field errors', () => {
  const schema = z.strictObject({
    name: z.string().min(3),
    day: z.iso.date(says('нужна дата', 'a date is needed')),
    inner: z.strictObject({ amounts: z.array(z.int()).max(1) }),
  });
  const errorsOf = (input: unknown) => {
    const { error } = schema.safeParse(input);
    return error === undefined ? [] : fieldErrors(error);
  };

  test('all of them at once, each at its own place', () => {
    const errors = errorsOf({ name: 'x', day: '30.02.2026', inner: { amounts: [1, 2], extra: 1 }, more: 2 });

    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/day',
      '/inner/amounts',
      '/inner/extra',
      '/more',
      '/name',
    ]);
  });

  test('our own sentence wins, zod never speaks', () => {
    const [missing, day] = errorsOf({ day: 'Берёзкина', inner: { amounts: [] } });

    expect(missing).toEqual({
      pointer: '/name',
      detail: 'нет значения или тип не тот / missing, or of the wrong type',
    });
    expect(day).toEqual({ pointer: '/day', detail: 'нужна дата / a date is needed' });
  });

  test('no value reaches a sentence', () => {
    const secret = 'Берёзкина-секрет';

    expect(
      JSON.stringify(errorsOf({ name: 7, day: secret, inner: secret, [secret.length]: secret })),
    ).not.toContain(secret);
  });
});
