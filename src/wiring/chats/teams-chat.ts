import { systemIds } from '../../adapters/local/ids.ts';
import { createTeams } from '../../adapters/teams/create-teams.ts';
import type { Config } from '../../config.ts';
import { composeNotice } from '../../conversation/compose-notice.ts';
import { previewDigest } from '../../digest/release/preview-digest.ts';
import { fileNameOf } from '../../digest/release/release-digest.ts';
import type { NamedPerson } from '../../district/types.ts';
import { identifyPerson } from '../../incidents/people/identify-person.ts';
import { isDecider } from '../../incidents/permissions.ts';
import { configuredChannels } from '../configured-channels.ts';
import { drawDigest } from '../documents.ts';
import { type Chat, type ChatsDeps, inCommon, sentences } from './chat.ts';

export function teamsChat(from: ChatsDeps, config: NonNullable<Config['teams']>): Chat {
  const { deps, database } = from;
  const places = database.chatPlaces('teams', deps.clock);
  const teams = createTeams({
    credentials: config === 'local' ? null : config,
    ...inCommon(from),
    channels: configuredChannels(deps.district, 'teams'),
    handled: {
      has: (eventKey) => deps.unitOfWork.run((tx) => tx.inbound.seen(eventKey)),
      add: async (eventKey) => void (await deps.unitOfWork.run((tx) => tx.inbound.firstTime(eventKey))),
    },
    references: places.references,
    messageNow: async (at) => {
      const card = await places.cardAt(at);
      const notice = card && (await composeNotice(deps, card));
      return notice && { notice, direct: card.direct };
    },
    digestFile: async (person, week) => {
      const preview = await previewDigest(deps, { person, week });
      if (preview.kind !== 'shown') return null;
      const { document } = preview;
      return drawDigest({ name: fileNameOf(document), digest: document, language: person.language ?? deps.district.language });
    },
    deciders: () => places.accountsOf(deps.district.people.filter(decides).map(({ key }) => key)),
    language: deps.district.language,
  });
  const workspace = config === 'local' ? 'local' : config.MicrosoftAppTenantId;
  return {
    name: 'Teams',
    platform: teams.platform,
    endpoints: { '/api/messages': teams.endpoint },
    // beside everything else: a Teams that does not answer must not keep the bot from starting
    start: async () => void teams.testPosting(systemIds.id()),
    stop: async () => {},
    check: async () => sentences(await teams.check()),
    // Teams has no look-up by e-mail; whoever writes to the bot or has it installed is known from then on
    meet: async ({ teamsId }) => {
      if (teamsId === undefined) return false;
      await identifyPerson(deps, { platform: 'teams', workspace, accountId: teamsId, guest: false });
      return true;
    },
  };
}

const decides = ({ role }: NamedPerson): boolean => isDecider({ role, guest: false });
