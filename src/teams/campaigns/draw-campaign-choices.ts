import type { Campaign } from '../../core/domain/campaigns/campaign.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { shortened } from '../cards/shortened.ts'

/** A card of 20 KB holds so many; older posts are added by their number. */
export const postsOffered = 60
const titleShown = 70

type AddData = {
  campaign: Pick<Campaign, 'id' | 'reference' | 'title'>
  /** Posts that may be added; `of`: the title of the campaign that each would leave. */
  posts: { post: Pick<Post, 'id' | 'reference'> & { title: string }; of: string | null }[]
  missing?: boolean
}

export function drawAddToCampaign({ campaign, posts, missing = false }: AddData, look: Look): Card {
  const { words } = look
  return drawCard(
    'campaigns/add',
    {
      id: campaign.id,
      kicker: campaign.reference,
      heading: words.text('campaigns.add.heading', { title: escapeLine(campaign.title) }),
      warning: missing ? words.text('campaigns.add.missing') : '',
      none: posts.length === 0 ? words.text('campaigns.add.none', { n: postsOffered }) : '',
      posts: posts.slice(0, postsOffered).map(({ post: { id, reference, title }, of }) => {
        const told = { reference, title: shortened(title, titleShown) }
        return {
          value: id,
          title:
            of === null
              ? words.text('campaigns.add.choice', told)
              : words.text('campaigns.add.choiceOf', { ...told, campaign: shortened(of, titleShown) }),
        }
      }),
    },
    look,
  )
}

export type Said = { text: string; isWarning?: boolean }

type ChooseData = {
  post: Pick<Post, 'id' | 'reference'> & { title: string }
  /** Its present campaign; null: none. */
  campaign: Pick<Campaign, 'id' | 'reference' | 'title' | 'state'> | null
  open: Pick<Campaign, 'id' | 'reference' | 'title'>[]
  said?: Said
}

export const noCampaign = 'none'

/** The choice of a post's campaign: a closed one neither takes nor gives posts. */
export function drawChooseCampaign({ post, campaign, open, said }: ChooseData, look: Look): Card {
  const { words } = look
  const isKept = campaign?.state === 'closed'
  const none = isKept
    ? words.text('campaigns.choose.closed', { title: escapeLine(campaign.title) })
    : open.length === 0
      ? words.text('campaigns.choose.nothing')
      : ''
  return drawCard(
    'campaigns/choose',
    {
      id: post.id,
      said: said?.text ?? '',
      saidStyle: said?.isWarning ? 'warning' : 'good',
      none,
      kicker: words.text('campaigns.choose.kicker', { reference: post.reference }),
      title: escapeLine(post.title) || post.reference,
      value: campaign?.id ?? noCampaign,
      campaigns:
        none === ''
          ? [
              { title: words.text('campaigns.choose.none'), value: noCampaign },
              ...open.map(({ id, reference, title }) => ({
                title: words.text('campaigns.choose.choice', { reference, title: shortened(title, titleShown) }),
                value: id,
              })),
            ]
          : [],
    },
    look,
  )
}
