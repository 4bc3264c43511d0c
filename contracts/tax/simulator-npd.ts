import * as z from 'zod';
import type { Asked, SimulatedCheck } from '#contracts/protocols/rest/simulator-check';
import { jsonReply, personByInn, type SimulatedReply } from '#contracts/protocols/simulator-world';

const StatusRequest = z.strictObject({
  inn: z.string().regex(/^\d{12}$/),
  requestDate: z.iso.date(),
});
type StatusRequest = z.infer<typeof StatusRequest>;

/** Both check digits of a personal ИНН, counted from the left. */
const isInn = (inn: string): boolean => {
  const digit = (place: number) => Number(inn.charAt(place));
  const check = (weights: string) =>
    (Array.from(weights, (weight, place) => Number.parseInt(weight, 16) * digit(place)).reduce(
      (sum, part) => sum + part,
      0,
    ) %
      11) %
    10;
  return check('724a359468') === digit(10) && check('3724a359468') === digit(11);
};

const refusal = (code: string, message: string): SimulatedReply => jsonReply(422, { code, message });

const status = (isPayer: boolean, inn: string): SimulatedReply =>
  jsonReply(200, {
    status: isPayer,
    message: `${inn} ${isPayer ? 'является' : 'не является'} плательщиком налога на профессиональный доход`,
  });

const isPayer = ({ person }: Asked<StatusRequest>): boolean => person?.tax?.selfEmployed === true;

/** The open check of a payer of the tax on professional income. Of an unknown number it says "not a payer", as of any other. */
export const npdCheck: SimulatedCheck<StatusRequest> = {
  agency: 'tax',
  kind: 'self-employed-status',
  path: '/api/v1/tracker/taxpayer_status',
  request: StatusRequest,
  personIn: ({ inn }) => personByInn(inn),
  asked: ({ requestDate }) => [requestDate],
  isRight: ({ inn }) => isInn(inn),
  wrong: () => refusal('validation.failed', 'Указан некорректный ИНН или дата'),
  answer: (asked) => status(isPayer(asked), asked.request.inn),
  contradicted: (asked) => status(!isPayer(asked), asked.request.inn),
  aboutSomebodyElse: (asked) => status(isPayer(asked), '332899999910'),
  notFound: ({ request }) => status(false, request.inn),
  notReady: () =>
    refusal('taxpayer.status.service.unavailable.error', 'Сервис временно недоступен, повторите позже'),
  refused: () =>
    refusal('taxpayer.status.service.limited.error', 'Превышено количество запросов с одного ip-адреса'),
};
