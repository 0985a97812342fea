-- What was sent to the ledger, as it was sent: the same event under the same id is booked once, and another one under it is refused.
create table fund_event (
    id text not null primary key,
    pool text not null,
    document text not null,
    recorded_at text not null
);
