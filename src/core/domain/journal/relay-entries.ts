/** What the journal says of sites whose agents have no Teams. */
export const relayEntries = [
  'relay.asked',
  'relay.confirmed',
  'relay.held',
  'relay.posted',
  'relay.told',
  'relay.cannot',
  'relay.taken-down',
  'relay.handed-on',
  'relay.replaced',
  'relay.ended',
] as const
