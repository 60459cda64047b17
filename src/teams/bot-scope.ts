/** The scope of a token for the Bot Connector. */
export const botScope = 'https://api.botframework.com/.default'
