import { agenciesSection } from '#ops/console/page/agencies-section';
import { answerIn, answerSection } from '#ops/console/page/answer-section';
import { contactLine, lookedLine } from '#ops/console/page/contact-line';
import { drawnAnew } from '#ops/console/page/drawn-anew';
import type { Drawing } from '#ops/console/page/drawing';
import { element } from '#ops/console/page/element';
import { failedSection, type FailedActs } from '#ops/console/page/failed-section';
import { officeForm, type Wanted } from '#ops/console/page/office-form';
import { officeSection } from '#ops/console/page/office-section';
import { pageHeader } from '#ops/console/page/page-header';
import { queuesSection } from '#ops/console/page/queues-section';
import type { Language } from '#ops/console/page/speech';
import type { State } from '#ops/console/page/state';
import { straysSection } from '#ops/console/page/strays-section';
import { troublesIn } from '#ops/console/page/troubles';

type PageActs = FailedActs & {
  speak: (language: Language) => void;
  askOffice: (wanted: Wanted) => void;
  /** What is wanted before anybody says so. */
  wanted: () => Wanted;
};

const SKIP = { ru: 'К ответу', en: 'To the answer' };

const region = (id: string): HTMLElement => element('section', { id, tabindex: '-1' });

const draw = (place: HTMLElement) => {
  const anew = drawnAnew(place);
  return ({ shows, make }: Drawing): void => {
    anew(shows, make);
    const heading = place.querySelector('h2');
    if (heading === null || place.tagName !== 'SECTION') return;
    heading.id = `${place.id}-title`;
    place.setAttribute('aria-labelledby', heading.id);
  };
};

/** Puts the regions of the page up; what it returns draws a state into them. */
export const consolePage = (body: HTMLElement, acts: PageActs): ((state: State) => void) => {
  const skip = element('a', { class: 'skip', href: '#answer' });
  const header = element('header');
  const looked = element('p', { id: 'looked' });
  const contact = element('div', { id: 'contact', role: 'alert' });
  const announced = element('p', { id: 'announced', role: 'status', class: 'unseen' });
  const [answer, queues, failed, agencies, strays] = ['answer', 'queues', 'failed', 'agencies', 'strays'].map(
    region,
  );
  const form = element('section', { id: 'office', tabindex: '-1' });
  const office = element('div', { id: 'office-seen', 'aria-live': 'polite' });
  const picture = [answer, queues, failed, agencies].flatMap((place) => place ?? []);
  const main = element('main', {}, ...picture, form, office, ...(strays === undefined ? [] : [strays]));
  body.replaceChildren(skip, header, looked, contact, announced, main);
  const regions: readonly (readonly [HTMLElement | undefined, (state: State) => Drawing])[] = [
    [header, (state) => pageHeader(state, acts.speak)],
    [looked, lookedLine],
    [contact, contactLine],
    [answer, answerSection],
    [queues, queuesSection],
    [failed, (state) => failedSection(state, acts)],
    [agencies, agenciesSection],
    [
      form,
      ({ speech }) => ({
        shows: speech.language,
        make: () => officeForm(acts.wanted(), speech, acts.askOffice),
      }),
    ],
    [office, officeSection],
    [strays, straysSection],
  ];
  const drawn = regions.flatMap(([place, make]) =>
    place === undefined ? [] : [{ draw: draw(place), make }],
  );
  return (state) => {
    const { say, language } = state.speech;
    document.documentElement.lang = language;
    document.title = say({ ru: 'Сверка: операции', en: 'Sverka: operations' });
    skip.textContent = say(SKIP);
    main.classList.toggle('past', state.contact.type === 'lost');
    for (const { draw: show, make } of drawn) show(make(state));
    const told = say(answerIn(state, troublesIn(state)));
    if (announced.textContent !== told) announced.textContent = told;
  };
};
