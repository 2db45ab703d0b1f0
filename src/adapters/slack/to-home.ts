import type { Home } from '../../conversation/home/home.ts';
import { checkHome, refuseViolations } from './check-payload.ts';
import type { HomeView } from './payload.ts';
import { toActions, toBlocks } from './to-message.ts';

/** A home tab as Slack's view. Throws `slack-limit` rather than send what Slack would refuse. */
export function toHome({ parts }: Home): HomeView {
  const blocks = parts.flatMap((part, place) => [...part.blocks.flatMap(toBlocks), ...toActions(part.actions, `part-${place}`)]);
  const view: HomeView = { type: 'home', blocks };
  refuseViolations('home', checkHome(view));
  return view;
}
