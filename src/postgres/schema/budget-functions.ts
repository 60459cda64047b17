/**
 * Teams counts what a bot sends in a tenant, from any process: so the budget is one row, and a process reserves
 * departures under its lock. A token bucket in each process would have to know how many processes there are, and lets a
 * burst go when it is full; departures are spaced, and keep the limit in any sliding second.
 */

import { newTable } from './new-table.ts'

/** Moments are ms since 1970 by the clock of this server. If it jumps, what lies impossibly far ahead is dropped. */
const clockNow = 'extract(epoch from clock_timestamp()) * 1000'

/** The row, locked: what the clock shows counts from then on only. */
const openDepartures = `create function open_departures() returns departures language plpgsql volatile as $$
  declare
    b departures;
  begin
    select * into b from departures for update;
    if not found then
      insert into departures default values on conflict do nothing;
      select * into b from departures for update;
    end if;
    if b.held_until > ${clockNow} + 600000 then b.held_until := 0; end if;
    return b;
  end $$`

/** What a 429 left of the budget: it grows back by a twentieth a second. */
const departureShare = `create function departure_share(share float8, held_until float8, clock float8)
  returns float8 language sql immutable as
  $$ select least(1, share + greatest(0, clock - held_until) / 1000 * 0.05) $$`

/**
 * The earliest moment from \`wanted\` on at which one more leaves no more than \`most\` in any \`span\` ms. \`taken\`
 * is sorted.
 */
const departureRoom = `create function departure_room(taken float8[], wanted float8, most int, span float8)
  returns float8 language plpgsql immutable as $$
  declare
    t float8 := wanted; before int; fits boolean;
  begin
    loop
      select count(*) into before from unnest(taken) d where d <= t;
      fits := true;
      for i in greatest(1, before - most + 1) .. least(before + 1, cardinality(taken) - most + 1) loop
        fits := fits and greatest(t, taken[i + most - 1]) - least(t, taken[i]) >= span;
      end loop;
      if fits then return t; end if;
      select min(d) + span into t from unnest(taken) d where d + span > t;
    end loop;
  end $$`

/**
 * Departures for one process: 150 ms ahead at most, the first wherever it lies, so that processes take turns. A process
 * may leave 20 ms late, not more: 1020 ms are looked at, for broadcasts too, and in no second of theirs more leave than
 * are given in these. A lane that had rested starts at 0.8 of its rate: connections must be opened first. Departures
 * that nobody used are caught up at 0.8 of the spacing, three at most. No moment is given twice: what one process gives
 * back as unused names its own alone.
 */
const reserveDepartures = `create function reserve_departures(
    broadcast boolean, wish int, whole_rate float8, broadcast_rate float8, lead_ms float8, unused float8[],
    out clock float8, out held_ms float8, out per_second float8, out given float8[]) language plpgsql volatile as $$
  declare
    b departures; rate float8; part float8; far float8; back int; lane float8[]; most int; spacing float8; ideal float8; t float8;
  begin
    b := open_departures();
    clock := ${clockNow};
    given := '{}';
    held_ms := greatest(0, b.held_until - clock);
    per_second := whole_rate * departure_share(b.share, b.held_until, clock);
    if held_ms > 0 then return; end if;
    part := least(1, broadcast_rate / 1.02 / whole_rate) * per_second;
    rate := case when broadcast then part else per_second end;
    most := ceil(broadcast_rate * per_second / whole_rate);

    far := clock + 2000 + 16000 / part;
    select count(*) into back from unnest(b.broadcasts) d where d = any(unused);
    b.taken := array(select d from unnest(b.taken) d where d > clock - 1020 and d < far and d <> all(unused) order by d);
    b.broadcasts := array(select d from unnest(b.broadcasts) d where d > clock - 1020 and d < far and d <> all(unused) order by d);
    b.next_answer := case when b.next_answer < far then b.next_answer else 0 end;
    b.next_broadcast := greatest(
        case when b.next_broadcast < far then b.next_broadcast else 0 end,
        clock + lead_ms - case when b.broadcasts = '{}' then 0 else 10 end)
      - least(back, 3) * 1000 / part;

    for i in 1 .. wish loop
      lane := case when broadcast then b.broadcasts else b.taken end;
      ideal := case when broadcast then b.next_broadcast else b.next_answer end;
      spacing := 1000 / rate;
      if rate > 10 and cardinality(lane) < ceil(rate / 2) then spacing := spacing / 0.8; end if;
      t := greatest(clock + lead_ms, ideal);
      if broadcast then
        t := greatest(t, lane[cardinality(lane)] + 0.8 * 1000 / rate, lane[cardinality(lane) - most + 1] + 1020);
      end if;
      t := departure_room(b.taken, t, ceil(1.02 * per_second)::int, 1020);
      while t = any(b.taken) loop
        t := departure_room(b.taken, t + 0.001, ceil(1.02 * per_second)::int, 1020);
      end loop;
      exit when t >= far or i > 1 and t > clock + lead_ms + 150;
      given := given || t;
      b.taken := array(select d from unnest(b.taken || t) d order by d);
      if broadcast then
        b.broadcasts := b.broadcasts || t;
        b.next_broadcast := greatest(ideal, t - 3 * spacing) + spacing;
      else
        b.next_answer := t + spacing;
      end if;
    end loop;
    update departures set taken = b.taken, broadcasts = b.broadcasts, next_answer = b.next_answer,
      next_broadcast = b.next_broadcast, held_until = b.held_until;
  end $$`

/**
 * 429: nothing leaves before \`held_until\`; the share is halved once an episode (additive increase, multiplicative
 * decrease). Answers to requests that left before the first 429 lengthen the hold, but do not halve again.
 */
const brakeDepartures = `create function brake_departures(retry_after_ms float8) returns void language plpgsql volatile as $$
  declare
    b departures; clock float8; share_now float8; hold float8;
  begin
    b := open_departures();
    clock := ${clockNow};
    share_now := departure_share(b.share, b.held_until, clock);
    if clock >= b.held_until then
      b.episodes := case when share_now = 1 then 1 else b.episodes + 1 end;
      b.share := greatest(1.0 / 16, share_now / 2);
    end if;
    hold := coalesce(retry_after_ms, 1000 * 2 ^ least(b.episodes - 1, 6));
    b.held_until := greatest(b.held_until, clock + least(600000, greatest(0, hold)));
    update departures set share = b.share, held_until = b.held_until, episodes = b.episodes;
  end $$`

/**
 * windows: [{ count, ms }], the widest last. Conversations that were quiet for as long as the widest are forgotten.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit#per-bot-per-thread-limit
 */
const takeThreadTurn = `create function take_thread_turn(
    asked text, longest_wait_ms float8, windows jsonb, out in_ms float8, out taken boolean) language plpgsql volatile as $$
  declare
    turns float8[]; clock float8; widest float8 := (windows->-1->>'ms')::float8; t float8;
  begin
    insert into thread_turn (thread) values (asked) on conflict do nothing;
    select times into turns from thread_turn where thread = asked for update;
    clock := ${clockNow};
    turns := array(select d from unnest(turns) d where d > clock - widest - 1000 and d <= clock + widest order by d);
    t := greatest(clock, turns[cardinality(turns)]);
    select greatest(t, max(turns[cardinality(turns) - (w->>'count')::int + 1] + (w->>'ms')::float8)) into t
      from jsonb_array_elements(windows) w;
    in_ms := t - clock;
    taken := in_ms <= longest_wait_ms;
    if not taken then return; end if;
    update thread_turn set times = turns || t, last = t where thread = asked;
    delete from thread_turn where thread in (
      select thread from thread_turn where last < clock - widest and thread <> asked limit 20 for update skip locked);
  end $$`

export const budgetFunctions = [
  newTable('departures'),
  openDepartures,
  departureShare,
  departureRoom,
  reserveDepartures,
  brakeDepartures,
  newTable('spaced_turn'),
  newTable('thread_turn'),
  'create index thread_turn_quiet on thread_turn (last)',
  takeThreadTurn,
]
