import type { Fault } from './fault.ts';

/** Questions, texts, laws and types that are not as they should be. */
export const FAULTS_OF_WORDS: Fault[] = [
  [
    'text-limits',
    'a script that names the student',
    ({ texts }) => {
      texts().notice_script[2] = { en: 'It is about {student}.', es: 'Se trata de {student}.' };
    },
    /nothing is filled in for \{student\}/,
  ],
  [
    'every-type',
    'a type waits for what cannot be',
    ({ type }) => {
      type('nicotine_vape').when = { substance: 'nicotine', kind: 'fight' };
    },
    /no answers lead to the type `nicotine_vape`/,
  ],
  [
    'questions-needed',
    'a question waits for two kinds at once',
    ({ question }) => {
      question('loss').when = { all: [{ kind: 'property' }, { kind: 'fight' }] };
    },
    /nobody is ever asked `loss`/,
  ],
  [
    'questions-needed',
    'a question that no rule reads',
    ({ question, all }) => {
      all[0]?.questions?.push({ ...structuredClone(question('loss')), id: 'weather' });
      all.find((file) => file.questions)?.questions?.push({ ...structuredClone(question('loss')), id: 'weather_too' });
    },
    /`weather_too` is useless: no answer to it changes any result/,
  ],
  [
    'questions-needed',
    'an answer that is never offered',
    ({ question }) => {
      const found = question('object_use').answers.find(({ id }) => id === 'found');
      if (found) found.when = { kind: 'rules' };
    },
    /the answer `found` of `object_use` is never offered/,
  ],
  [
    'phone-budget',
    'a hint nobody reads in a hallway',
    ({ question }) => {
      const words = 'Please read all of this with care before you answer. '.repeat(5).trim();
      question('object').hint = { en: words, es: words };
    },
    /takes \d\d words on the screen "details" \(en\)/,
    /kind: weapon/,
  ],
  [
    'phone-budget',
    'a sixth question on one screen',
    ({ question }) => {
      question('injury').when = { kind: ['fight', 'weapon', 'substance', 'bullying_hate', 'other'] };
      question('fight_sides').display = 'checkboxes';
    },
    /an ordinary report takes \d+ (taps|questions at once)/,
    /kind: weapon/,
  ],
  [
    'free-to-call',
    'a line that keeps people from calling',
    ({ type }) => {
      type('theft').now[0] = { en: 'Do not call the police yourself.', es: 'Hable con su director.' };
    },
    /now of theft, line 1 keeps people from calling police: "Do not call the police yourself\."/,
  ],
  [
    'free-to-call',
    'the same in Spanish alone',
    ({ type }) => {
      type('theft').now[0] = { en: 'Talk to your principal.', es: 'Pida permiso antes de llamar al 911.' };
    },
    /keeps people from calling police: "Pida permiso/,
  ],
  [
    'free-to-call',
    'a line that asks for police work',
    ({ type }) => {
      type('drone').now[0] = { en: 'Detain the operator.', es: 'Busque al operador.' };
    },
    /asks for police work/,
  ],
  [
    'both-languages',
    'an English sentence where Spanish belongs',
    ({ type }) => {
      type('drone').why = { en: 'The school looks.', es: 'The school looks.' };
    },
    /why of drone: "The school looks\." is the same in both languages/,
  ],
  [
    'text-limits',
    'an answer Slack would cut off',
    ({ question }) => {
      const [first] = question('injury').answers;
      if (first) first.es = 'x'.repeat(76);
    },
    /answer none of injury \(es\) has 76 characters, 75 fit/,
  ],
  [
    'text-limits',
    'an eleventh radio button, and a ninth word',
    ({ question, type }) => {
      question('kind').display = 'radio';
      question('kind').answers.push({ id: 'eleventh', en: 'More', es: 'Más' });
      type('drone').now[0] = { en: 'One two three four five six seven eight nine', es: 'Busque' };
    },
    /`kind` has 11 answers, 10 fit[\s\S]*now of drone, line 1 \(en\) has 9 words/,
  ],
  [
    'statutes-named',
    'a law cited as nobody can look it up, and a confirmed one without its source',
    ({ rule, all }) => {
      const statutes = all.find((file) => file.statutes)?.statutes ?? {};
      rule('M6').basis = ['Education Code 44014'];
      statutes['Education Code 44014'] = { status: 'confirmed' };
      for (const type of all.flatMap((file) => file.types ?? [])) type.basis = type.basis.filter((each) => each !== 'EC 44014');
      delete statutes['EC 44014'];
    },
    /"Education Code 44014" is no citation[\s\S]*"Education Code 44014" is confirmed, but no source is named/,
  ],
  [
    'statutes-named',
    'a notice nobody can decline, without a law',
    ({ rule }) => {
      rule('M10').basis = [];
    },
    /M10 cannot be declined, but names no statute/,
  ],
];
