/*! adaptivecards, Copyright (c) Microsoft Corporation, MIT */
/** What the pages use of the library that draws cards: half of it, without its carousels, tables and applets. */
export {
  AdaptiveCard,
  ChoiceSetInput,
  ExecuteAction,
  GlobalRegistry,
  GlobalSettings,
  HostConfig,
  OpenUrlAction,
  SerializationContext,
  SubmitAction,
  Version,
} from 'adaptivecards'
