/** Two screens of the usual size: a question with three answers and a list of thirty places, then a list of boxes. */
import type { types } from '@slack/bolt';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const options = (count: number, label: string) =>
  Array.from({ length: count }, (_, index) => ({ text: plain(`${label} ${index + 1}`), value: `option-${index + 1}` }));

export const FIRST_MODAL: types.ModalView = {
  type: 'modal',
  callback_id: 'screen',
  title: plain('Report'),
  submit: plain('Next'),
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: '*In danger? Call 911 now.*' } },
    {
      type: 'input',
      block_id: 'danger',
      label: plain('Is anyone in danger right now?'),
      element: { type: 'radio_buttons', action_id: 'danger', options: options(3, 'Answer') },
    },
    {
      type: 'input',
      block_id: 'place',
      label: plain('Where?'),
      element: { type: 'static_select', action_id: 'place', options: options(30, 'School') },
    },
  ],
};

export const NEXT_MODAL: types.ModalView = {
  type: 'modal',
  callback_id: 'screen',
  title: plain('Report'),
  submit: plain('Next'),
  blocks: [
    {
      type: 'input',
      block_id: 'special',
      label: plain('Is any of this so?'),
      element: { type: 'checkboxes', action_id: 'special', options: options(5, 'Situation') },
    },
    {
      type: 'input',
      block_id: 'grade',
      label: plain('Which grades?'),
      element: { type: 'radio_buttons', action_id: 'grade', options: options(4, 'Band') },
    },
  ],
};
