export type KeptDriveItem = {
  id: string
  name: string
  /** Null for the root alone. */
  parentId: string | null
  isFolder: boolean
  size: number
  contentType: string
  createdAt: string
  modifiedAt: string
  version: number
}
