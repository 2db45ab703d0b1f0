import type { Policy } from '../../../policy/schema.ts';
import type { Language } from '../../../policy/types.ts';
import type { Screen } from '../../screen.ts';
import { otherLanguage, words } from '../../wording/wording.ts';
import { alert, frame, normal, quiet } from './frame.ts';

/**
 * Suspected child abuse (wording.md 2): the reporter calls in person, and nothing was stored (PC 11166; domain.md M8). The context
 * carries only the id under which the call can be recorded, should the reporter choose so.
 */
export function hotlineScreen(
  policy: Pick<Policy, 'texts'>,
  { callId, language, bilingual }: { callId: string; language: Language; bilingual: boolean },
): Screen {
  const languages = bilingual ? [language, otherLanguage(language)] : [language];
  const { hotline } = words(language).report;
  return frame({
    step: 'hotline',
    language,
    context: { callId },
    title: hotline.title,
    paragraphs: languages.flatMap((each) => {
      const text = words(each).report.hotline;
      return [
        alert(`${text.danger} ${text.call(policy.texts.hotline.phone)}`),
        normal(`${text.noProof} ${text.written}`),
        quiet(text.noNames),
      ];
    }),
    actions: [{ id: 'record-call', label: hotline.record, value: callId }],
  });
}

/** The reporter chose to have the call recorded. */
export function callRecordedScreen({ time, language }: { time: string; language: Language }): Screen {
  const { hotline } = words(language).report;
  return frame({
    step: 'call-recorded',
    language,
    context: { at: time },
    title: hotline.recordedTitle,
    paragraphs: [normal(hotline.recorded(time)), normal(hotline.stillWritten)],
  });
}
