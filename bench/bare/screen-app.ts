/** A bare Bolt app to compare with: opens a modal, and commits one transaction before it acknowledges a submitted screen with the next one. */
import { startBareApp } from './bare-app.ts';
import { FIRST_MODAL, NEXT_MODAL } from './modals.ts';
import { openTwoInserts } from './two-inserts.ts';

const { save, stop } = await openTwoInserts('slack');

await startBareApp((app) => {
  app.command('/incident', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: FIRST_MODAL });
  });
  app.view('screen', async ({ ack, view }) => {
    await save(view.state.values, view.id);
    await ack({ response_action: 'update', view: NEXT_MODAL });
  });
}, stop);
