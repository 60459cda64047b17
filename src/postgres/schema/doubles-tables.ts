import { newColumns } from './new-table.ts'

/** Letters of Latin alphabets → without their marks, in one case: what people compare, whatever the server's locale. */
const marked = 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸàáâãäåçèéêëìíîïñòóôõöøùúûüýÿ'
const plain = 'aaaaaaceeeeiiiinoooooouuuuyyaaaaaaceeeeiiiinoooooouuuuyy'

const folded = `create function folded(said text) returns text language sql immutable parallel safe as $$
  select lower(translate(replace(replace(replace(replace(said, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'),
    '${marked}', '${plain}')) $$`

/** What proposals are compared by, and those that were put off. */
export const doublesTables = [
  folded,
  newColumns('initiative', 'folded_title', 'folded_start'),
  `create index initiative_later on initiative ((doc->>'laterOn')) where state = 'later'`,
]

/**
 * `pg_trgm` is a trusted extension: a role that may create in the database may create it. Where Mary may not, or the
 * server does not have it, no likely doubles are found, and that is all. Looked at again at each start, since an
 * administrator may have made it meanwhile: https://www.postgresql.org/docs/current/pgtrgm.html
 *
 * GiST keeps the trigrams of each text and answers the nearest first; GIN, which was here before, only tells which
 * texts might be near, and almost all of one trade are.
 */
export const openTrigrams = `do $$ begin
  perform pg_advisory_xact_lock(77, 7);
  if to_regclass('initiative_near_start') is null then
    create extension if not exists pg_trgm;
    drop index if exists initiative_near;
    create index initiative_near_title on initiative using gist (folded_title gist_trgm_ops);
    create index initiative_near_start on initiative using gist (folded_start gist_trgm_ops);
  end if;
exception when others then
  raise notice 'no likely doubles: %', sqlerrm;
end $$`

/** Whether likely doubles can be found. */
export const hasTrigrams = `select to_regclass('initiative_near_start') is not null as there`
