export type KeptSubscription = {
  id: string
  /** As it was asked for: `sites/{id}/lists/{id}`. */
  resource: string
  listId: string
  notificationUrl: string
  clientState: string | null
  expiresAt: string
}
