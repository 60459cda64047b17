/*! teams-js, Copyright (c) Microsoft Corporation, MIT */
/** What the pages use of Teams' library. */
export { app, authentication, dialog, pages } from '@microsoft/teams-js'
