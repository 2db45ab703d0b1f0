import type { ClockSpec } from '../types.ts';
import { NOTICE_TRIGGERS, type NoticeTrigger } from './notice-triggers.ts';
import type { Finding, Proof, Subject } from './proof.ts';

type Result = ReturnType<Subject['settled']>['result'];

/** The policy's rules and the independent restatement agree on every answer, in both directions. */
export const mandatoryNotices: Proof = {
  id: 'mandatory-notices',
  claim: `The notices a statute demands (${NOTICE_TRIGGERS.map(({ rule }) => rule).join(', ')}) fire exactly on their triggers, to whom and as fast as demanded.`,
  prove(subject) {
    const { policy } = subject;
    const fired = new Set<string>();
    const findings = subject.exploration().classes.flatMap(({ holding, path }): Finding[] => {
      const { result } = subject.settled(holding);
      for (const rule of result.rules) fired.add(rule);
      return NOTICE_TRIGGERS.flatMap((trigger) => {
        const { rule, law, when } = trigger;
        const fires = result.rules.includes(rule);
        if (fires && !holding.has(when)) return [`${rule} (${law}) fires, but nothing in the law asks for it`];
        if (!fires) return holding.has(when) ? [`${rule} (${law}) is due, but does not fire`] : [];
        return shortcomings(trigger, result);
      }).map((problem) => ({ problem, answers: path }));
    });
    const known = new Set(NOTICE_TRIGGERS.map(({ rule }) => rule));
    const unknown = policy.logic.rules.filter((rule) => rule.statutory && !known.has(rule.id));
    const silent = [...known].filter((rule) => !fired.has(rule));
    const others = NOTICE_TRIGGERS.filter(({ rule, byReporter }) => byReporter && policy.rules[rule]?.noticeBy !== 'reporter');
    return {
      findings: [
        ...findings,
        ...silent.map((rule) => ({ problem: `${rule} never fires` })),
        ...others.map(({ rule }) => ({ problem: `${rule} is the reporter's own notice, but \`notice_by\` gives it to somebody else` })),
        ...unknown.map(({ id }) => ({ problem: `the rule ${id} has no trigger to be compared with; add it to notice-triggers.ts` })),
      ],
    };
  },
};

/** What the law demands of a rule that fires, and the result does not say. */
function shortcomings({ rule, law, owes, tracks = [] }: NoticeTrigger, result: Result): string[] {
  const owed = result.obligations.filter((each) => each.rule === rule);
  const missing = owes.filter(
    ({ to, police, within }) => !owed.some((each) => each.to === to && each.police === police && isInTime(each.clock, within)),
  );
  return [
    ...missing.map(({ to }) => `${rule} (${law}) fires, but what is owed to ${to} is missing, of another kind, or too late`),
    ...tracks.filter((track) => !result.tracks.includes(track)).map((track) => `${rule} (${law}) fires without the track ${track}`),
  ];
}

function isInTime(clock: ClockSpec | null, within: NoticeTrigger['owes'][number]['within']): boolean {
  if (within === null) return true;
  if (clock === null || (clock.start === 'suspended' && within.start !== 'suspended')) return false;
  return latest(clock) <= latest(within);
}

/** Minutes at the most; a school day is over after eight hours, the next one a day later. */
function latest({ value, unit }: Pick<ClockSpec, 'value' | 'unit'>): number {
  return { min: value, hour: value * 60, schoolday: value * 24 * 60 + 8 * 60, day: (value + 1) * 24 * 60 }[unit];
}
