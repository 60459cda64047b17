/** What a token for the Bot Connector is asked for. */
export const botScope = 'https://api.botframework.com/.default'
