/** Which conversation of Teams an address is, and which service it is reached by. */
import type { ConnectorClient } from 'botframework-connector';
import { z } from 'zod';
import type { Address } from '../../conversation/chat-platform.ts';
import { DeliveryError } from '../../incidents/delivery.ts';
import { toDeliveryError } from './delivery-error.ts';
import type { References } from './references.ts';

export interface Places {
  connect(serviceUrl: string): Promise<ConnectorClient>;
  references: References;
  appId: string;
  tenantId: string;
}

const Made = z.object({ id: z.string().min(1) });

export async function serviceUrlOf({ references }: Places, address: string): Promise<string> {
  const known = (await references.get(address))?.serviceUrl ?? references.serviceOf(address) ?? (await references.anyServiceUrl());
  if (!known) throw new DeliveryError('not-installed', { retryable: true });
  return known;
}

/** A channel is its own conversation; that with a person is made when nobody has written yet, which gives the same one every time. */
export async function conversationOf(deps: Places, { address, direct }: Address): Promise<{ conversationId: string; serviceUrl: string }> {
  const serviceUrl = await serviceUrlOf(deps, address);
  if (!direct) return { conversationId: address, serviceUrl };
  const known = await deps.references.get(address);
  if (known) return { conversationId: known.conversationId, serviceUrl };
  const client = await deps.connect(serviceUrl);
  const { appId, tenantId } = deps;
  const asked = { isGroup: false, bot: { id: `28:${appId}`, name: '' }, members: [{ id: address, name: '' }], tenantId };
  try {
    const made = await client.conversations.createConversation({ ...asked, channelData: { tenant: { id: tenantId } } });
    const conversationId = Made.parse(made).id;
    await deps.references.save(address, { conversationId, serviceUrl });
    return { conversationId, serviceUrl };
  } catch (error) {
    throw toDeliveryError(error, 'open');
  }
}
