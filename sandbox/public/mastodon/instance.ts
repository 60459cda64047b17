import type { PublicSide } from '../public-side.ts'
import { altMost, characters, imageBytesMost, type Instance, originOf, perUrl, picturesMost } from './kept.ts'

/** What an instance says of itself. https://docs.joinmastodon.org/entities/Instance/ */
export function instanceEntity(side: PublicSide, instance: Instance): object {
  const origin = originOf(side, instance)
  return {
    domain: new URL(origin).host,
    title: instance === 'large' ? 'La grande instance' : 'L’instance du bac à sable',
    version: '4.5.0',
    source_url: 'https://github.com/mastodon/mastodon',
    description: 'Elle n’est nulle part ailleurs.',
    usage: { users: { active_month: 3 } },
    thumbnail: { url: `${origin}/packs/media/images/preview.png` },
    icon: [],
    languages: ['fr'],
    configuration: {
      urls: { streaming: origin.replace(/^http/, 'ws'), status: null },
      vapid: { public_key: '' },
      accounts: {
        max_display_name_length: 30,
        max_featured_tags: 10,
        max_note_length: 500,
        max_avatar_description_length: 150,
        max_header_description_length: 150,
        max_pinned_statuses: 5,
        max_profile_fields: 4,
        profile_field_name_limit: 255,
        profile_field_value_limit: 255,
      },
      statuses: {
        max_characters: characters[instance],
        max_media_attachments: picturesMost,
        characters_reserved_per_url: perUrl,
      },
      media_attachments: {
        supported_mime_types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
        description_limit: altMost,
        image_size_limit: imageBytesMost,
        image_matrix_limit: 33_177_600,
        video_size_limit: 103_809_024,
        video_frame_rate_limit: 120,
        video_matrix_limit: 8_294_400,
      },
      polls: { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 },
      translation: { enabled: false },
      timelines_access: {
        live_feeds: { local: 'public', remote: 'public' },
        hashtag_feeds: { local: 'public', remote: 'public' },
        trending_link_feeds: { local: 'public', remote: 'public' },
      },
      limited_federation: false,
    },
    registrations: {
      enabled: false,
      approval_required: false,
      reason_required: false,
      message: null,
      url: null,
      min_age: null,
    },
    api_versions: { mastodon: 7 },
    contact: { email: 'contact@montreval.example', account: null },
    rules: [],
  }
}
