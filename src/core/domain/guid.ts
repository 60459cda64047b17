/** As Entra, Teams and Mary write ids, from the first sign to the last. */
export const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
