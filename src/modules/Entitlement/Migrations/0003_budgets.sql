-- What is agreed or stated on a case: a personal budget, a direct payment, a deferred payment, a top-up. Each change is a version of the whole
-- that holds from a day on, and none is ever changed; on a day the highest version that has begun holds. The terms are JSON, as facts are.
create table entitlement_agreement (
    case_id text not null,
    kind text not null,
    version bigint not null,
    from_day text not null,
    terms text not null,
    reason text not null,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_name text not null,
    primary key (case_id, kind, version)
);

-- Statements of the account of a direct payment, file by file, with why rows were left out.
create table entitlement_card_file (
    case_id text not null,
    number bigint not null,
    sha256 text not null,
    added bigint not null,
    held bigint not null,
    rejected bigint not null,
    reasons text not null,
    imported_at text not null,
    imported_by text not null,
    imported_by_name text not null,
    primary key (case_id, number),
    unique (case_id, sha256)
);

-- One line of a statement. Its reference is the bank's own, and there once in an account.
create table entitlement_card_line (
    case_id text not null,
    reference text not null,
    file_number bigint not null,
    day text not null,
    words text not null,
    kind text not null,
    in_pence bigint not null,
    out_pence bigint not null,
    primary key (case_id, reference)
);

-- Money that was asked back, with the notice's reasons and all that the sum came from; and each time that it was looked at again.
create table entitlement_recovery (
    case_id text not null,
    number bigint not null,
    balance_pence bigint not null,
    weekly_pence bigint not null,
    weeks bigint not null,
    owed text not null,
    surplus_pence bigint not null,
    again boolean not null,
    reason text not null,
    recorded_at text not null,
    recorded_by text not null,
    recorded_by_name text not null,
    primary key (case_id, number)
);
