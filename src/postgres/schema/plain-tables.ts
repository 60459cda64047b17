export const plainTables = [
  `create table picture (
    id text primary key, bytes bytea not null, digest text not null, content_type text not null, expires_at timestamptz,
    created_at timestamptz not null default now())`,
  // Already compressed: trying again only costs.
  'alter table picture alter column bytes set storage external',
  // How often the decoding of a file began without coming to an end: a process that died over it is not followed.
  'create table picture_try (id text primary key, tries int not null)',

  // Files that wait for what shall become of them; without bytes, one that is being fetched.
  `create table kept_file (
    id text primary key, person text not null, bytes bytea, until timestamptz not null,
    created_at timestamptz not null default now())`,
  'alter table kept_file alter column bytes set storage external',
  'create index kept_file_person on kept_file (person)',

  'create table reference_counter (kind text not null, year integer not null, last integer not null, primary key (kind, year))',
  'create table setting (key text primary key, value jsonb not null)',
  // How often somebody did something today; rows of other days are removed.
  'create table daily_count (person text, day text, what text, n int not null, primary key (person, day, what))',
]
