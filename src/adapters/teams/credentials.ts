/** Names are those of botbuilder's configuration, and of the environment. */
export interface TeamsCredentials {
  MicrosoftAppId: string;
  MicrosoftAppPassword: string;
  MicrosoftAppType: 'SingleTenant' | 'UserAssignedMsi';
  MicrosoftAppTenantId: string;
  /** Other addresses than Microsoft's public cloud (GCC High, tests): all of them or none. */
  cloud?: TeamsCloud;
}

export interface TeamsCloud {
  ToChannelFromBotLoginUrl: string;
  ToChannelFromBotOAuthScope: string;
  ToBotFromChannelTokenIssuer: string;
  OAuthUrl: string;
  ToBotFromChannelOpenIdMetadataUrl: string;
  ToBotFromEmulatorOpenIdMetadataUrl: string;
}
