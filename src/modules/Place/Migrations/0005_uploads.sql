-- A file that an administrator sent to a page and has not yet decided on. It goes when it is imported, when it is put away, or after a day.
create table place_upload (
    id text not null primary key,
    name text not null,
    content bytea not null,
    year_text text not null,
    vintage text not null,
    at text not null,
    who text not null
);
