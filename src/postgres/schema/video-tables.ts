/** A post is found by its video too; none had one before, so that what is kept stays as it is. */
export const videoTables = [
  `create or replace function pictures_of(post jsonb) returns text[] language sql immutable parallel safe as $$
  select array(select distinct picture->>'id' from jsonb_array_elements(
    coalesce(post->'content'->'pictures', '[]') || coalesce(post->'correcting'->'content'->'pictures', '[]')
      || coalesce(post->'aside', '[]')
      || jsonb_build_array(post->'content'->'video', post->'correcting'->'content'->'video', post->'videoAside')) as picture
    where jsonb_typeof(picture) = 'object') $$`,
]

/**
 * Index by the digest of a video's bytes: the versions that were sealed with the video, whatever their post shows now.
 */
export const sealedVideoTables = [
  `create function sealed_videos(post jsonb) returns text[] language sql immutable parallel safe as $$
  select array(select digest #>> '{}' from jsonb_path_query(post, '$.sealed[*].video') as digest
    union select digest #>> '{}' from jsonb_path_query(post, '$.sealed[*].variants[*].video.digest') as digest) $$`,
  'create index post_sealed_videos on post using gin (sealed_videos(doc))',
]
