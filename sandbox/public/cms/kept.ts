export type KeptArticle = {
  id: number
  slug: string
  title: string
  content: string
  excerpt: string
  status: 'publish' | 'draft' | 'trash'
  categories: number[]
  at: string
  modified: string
}

export type KeptAttachment = {
  id: number
  slug: string
  title: string
  alt: string
  mimeType: string
  fileName: string
  fileId: string
}

export type KeptCategory = { id: number; name: string; slug: string }
