import { toMessage } from '../../../src/adapters/slack/to-message.ts';
import { toModal } from '../../../src/adapters/slack/to-modal.ts';
import { everyScreenContract } from '../../contracts/every-screen.contract.ts';
import { blockErrors, viewErrors } from '../../fixtures/slack-double/block-rules.ts';

const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

everyScreenContract('Slack', {
  screen: (screen) => viewErrors(asSent(toModal(screen))),
  notice: (notice, { repeated }) => blockErrors(asSent(toMessage(notice, { repeated }).blocks)),
});
