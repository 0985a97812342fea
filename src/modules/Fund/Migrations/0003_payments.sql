-- Payments as councils publish them, file by file. A payment that a corrected file no longer has is withdrawn and stays to be seen.
create table fund_payment_file (
    id bigint not null,
    sha256 text not null,
    name text not null,
    body text not null,
    body_name text not null,
    month text not null,
    payments bigint not null,
    added bigint not null,
    held bigint not null,
    withdrawn bigint not null,
    rejected bigint not null,
    empty_rows bigint not null,
    redacted bigint not null,
    outside_month bigint not null,
    control_pence bigint,
    first_day text not null,
    last_day text not null,
    pence bigint not null,
    rounding text not null,
    imported_at text not null,
    imported_by text not null,
    imported_by_name text not null,
    primary key (id),
    unique (sha256)
);

-- raw is the amount as it was written. withdrawn_by is the corrected file that no longer has the payment.
create table fund_payment (
    file bigint not null,
    line bigint not null,
    body text not null,
    day text not null,
    transaction_number text not null,
    invoice text not null,
    pence bigint not null,
    raw text not null,
    supplier_id text not null,
    supplier text not null,
    area text not null,
    expense_type text not null,
    expense_code text not null,
    creditor_type text not null,
    withdrawn_by bigint,
    primary key (file, line)
);
create index fund_payment_day on fund_payment (body, day);

create table fund_payment_reject (
    file bigint not null,
    seq bigint not null,
    line bigint not null,
    code text not null,
    sentence text not null,
    primary key (file, seq)
);

-- Under which names a body is paid, and which body came after it. From data/fund/suppliers.csv.
create table fund_supplier_alias (
    name text not null,
    body text not null,
    body_name text not null,
    valid_from text not null,
    valid_until text not null,
    successor text not null,
    source text not null,
    status text not null,
    primary key (name, valid_from)
);
