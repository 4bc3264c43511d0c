import { callsWith } from '#ops/console/page/calls';
import { consolePage } from '#ops/console/page/console-page';
import { element } from '#ops/console/page/element';
import { exchangeAddress, look } from '#ops/console/page/looking';
import { lookAtOffice } from '#ops/console/page/office-look';
import type { Wanted } from '#ops/console/page/office-form';
import { redriveDialog } from '#ops/console/page/redrive-dialog';
import { remembered } from '#ops/console/page/remembered';
import { speechIn, type Language } from '#ops/console/page/speech';
import type { State } from '#ops/console/page/state';
import type { FailedGroup } from '#schemas/failed-messages';

const LOOK_EVERY_SECONDS = 5;

const now = (): string => new Date().toISOString();

const memory = remembered(window);

const withoutKey = (): void => {
  document.body.replaceChildren(
    element(
      'main',
      {},
      element('h1', {}, 'Sverka'),
      element('p', { lang: 'ru' }, 'Откройте адрес, который напечатала команда sverka console: в нём ключ.'),
      element(
        'p',
        { lang: 'en' },
        'Open the address that the sverka console command printed: it holds the key.',
      ),
    ),
  );
};

const start = (key: string): void => {
  const call = callsWith(key);
  let state: State = {
    speech: speechIn(memory.language),
    now: now(),
    contact: { type: 'looking' },
    isAsking: false,
    still: new Map(),
  };
  let isWanted = true;
  let asked: Wanted | undefined;
  let next: ReturnType<typeof setTimeout> | undefined;
  const change = (changed: Partial<State>): void => {
    state = { ...state, ...changed, now: now() };
    show(state);
  };

  /** One look at a time; the next begins some seconds after the last has ended. Nobody looks while nobody sees. */
  const lookOn = async (): Promise<void> => {
    clearTimeout(next);
    next = undefined;
    if (document.visibilityState === 'visible') {
      const isForced = isWanted;
      isWanted = false;
      const isOpen = document.querySelector('dialog') !== null;
      change(await look(state, { call, now }, isForced && !isOpen));
    }
    next = setTimeout(() => void lookOn(), LOOK_EVERY_SECONDS * 1000);
  };
  const lookAgain = (): void => {
    isWanted = true;
    // Without a timer a look is under way: the next one will do.
    if (next !== undefined) void lookOn();
  };
  const askOffice = (wanted: Wanted): void => {
    memory.keepOffice(wanted);
    asked = wanted;
    change({ isAsking: true });
    void lookAtOffice(wanted, { call, now }).then((office) => {
      // Whoever asks twice wants the second answer, whichever comes first.
      if (asked === wanted) change({ office, isAsking: false });
    });
  };
  const preview = (group: FailedGroup): void => {
    const messages = (state.failed?.view.failed ?? []).filter((one) => one.group === group.group);
    redriveDialog({ group, messages }, { speech: state.speech, call }, () => {
      if (document.activeElement === document.body) document.getElementById('failed')?.focus();
      lookAgain();
    });
  };
  const speak = (language: Language): void => {
    memory.keepLanguage(language);
    change({ speech: speechIn(language) });
  };
  const show = consolePage(document.body, {
    lookAgain,
    preview,
    speak,
    askOffice,
    wanted: () => memory.office(state.office?.day ?? state.speech.moment(now()).slice(0, 10)),
  });

  show(state);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && next !== undefined) void lookOn();
  });
  void exchangeAddress(call).then(change);
  void lookOn();
};

const key = memory.key;
if (key === undefined) withoutKey();
else start(key);
