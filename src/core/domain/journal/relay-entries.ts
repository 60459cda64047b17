/** What the journal says of sites whose agents have no Teams, and of the lists that give rights. */
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
  'list.rights-adopted',
  'list.right-changed',
] as const
