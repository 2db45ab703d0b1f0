/** A bare Bolt app to compare with: acknowledges `/incident` and opens a modal that is always the same. */
import { startBareApp } from './bare-app.ts';
import { FIRST_MODAL } from './modals.ts';

await startBareApp((app) => {
  app.command('/incident', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: FIRST_MODAL });
  });
});
