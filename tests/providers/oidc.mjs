// Two sign-in services on the loopback for the system tests: one shaped like NHS CIS2, one like a council's Microsoft Entra ID.
// They are oidc-provider, which is certified for OpenID Connect, so a mistake in Joinery's half of the conversation is refused here as it
// would be there. Every person is fictional. It tells where it listens in one line of JSON, and stops when its input is closed.
//   JOINERY_TEST_CLIENT_SECRET=… JOINERY_TEST_PUBLIC_URL=https://joinery.example node tests/providers/oidc.mjs
import { createServer } from 'node:http';

// Node 20 lacks URL.parse, which oidc-provider uses.
URL.parse ??= (text, base) => (URL.canParse(text, base) ? new URL(text, base) : null);
const { Provider } = await import('oidc-provider');

const publicUrl = process.env.JOINERY_TEST_PUBLIC_URL;
const secret = process.env.JOINERY_TEST_CLIENT_SECRET;
const tenant = '7d1d9a3e-0000-4000-8000-00000000c0de';

const role = (person_roleid, org_code, role_code, role_name) => ({
  person_orgid: '555000000001', person_roleid, org_code, role_code, role_name, activities: [], activity_codes: [],
});
const nurse = role('555000000101', 'XVC', 'S8000:G8000:R8001', '"Clinical":"Clinical Provision":"Nurse Access Role"');
const socialWorker = role('555000000102', 'XHC', 'S8000:G8000:R8014', '"Clinical":"Clinical Provision":"Social Worker Access Role"');
const clerk = role('555000000103', 'XVC', 'S8000:G8001:R8010', '"Clinical":"Clinical Support":"Clerical Access Role"');
const atCis2 = (uid, name, selected_roleid, roles, level = '3') => ({
  nhsid_useruid: uid, uid, name, selected_roleid, nhsid_nrbac_roles: roles, authentication_assurance_level: level, id_assurance_level: '3',
});
const atEntra = (oid, name, roles) => ({ tid: tenant, oid, name, roles });

const people = {
  cis2: {
    nurse: atCis2('910000000001', 'Bronwen Testwell', '555000000101', [nurse]),
    'two-roles': atCis2('910000000002', 'Idris Testwell', '555000000102', [nurse, socialWorker]),
    clerk: atCis2('910000000003', 'Clerkenwell Testing', '555000000103', [nurse, clerk]),
    'none-selected': atCis2('910000000004', 'Nonesuch Testing', undefined, [nurse]),
    'selected-elsewhere': atCis2('910000000005', 'Otherwise Testing', '999', [nurse]),
    weak: atCis2('910000000006', 'Weaklink Testing', '555000000101', [nurse], '1'),
    nameless: atCis2('910000000007', undefined, '555000000101', [nurse]),
  },
  entra: {
    'social-worker': atEntra('00000000-0000-4000-8000-000000000001', 'Tomos Testwell', ['joinery.social-worker']),
    finance: atEntra('00000000-0000-4000-8000-000000000002', 'Helena Testwell', ['joinery.financial-assessment-officer', 'joinery.nothing-known']),
    nobody: atEntra('00000000-0000-4000-8000-000000000003', 'Nobody Testing', ['someone-elses-app.nurse', 'JOINERY.NURSE', 'joinery.*']),
    roleless: atEntra('00000000-0000-4000-8000-000000000004', 'Roleless Testing', undefined),
  },
};

// As each service does it: CIS2 tells most at its userinfo endpoint, by scope; Entra ID puts all into the ID token.
const claims = {
  cis2: {
    openid: ['sub', 'uid', 'selected_roleid', 'authentication_assurance_level', 'id_assurance_level'],
    profile: ['name'], nhsperson: ['nhsid_useruid'], nationalrbacaccess: ['nhsid_nrbac_roles'], selectedrole: [],
  },
  entra: { openid: ['sub', 'tid', 'oid', 'name', 'roles'], profile: [] },
};

function configuration(service) {
  return {
    clients: [{
      client_id: `joinery-${service}`, client_secret: secret, token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: [`${publicUrl}/sign-in/${service}/done`], grant_types: ['authorization_code'], response_types: ['code'],
    }],
    claims: claims[service],
    acrValues: service === 'cis2' ? ['AAL2_OR_AAL3_ANY'] : [],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => people[service][id] && { accountId: id, claims: () => ({ sub: id, ...people[service][id] }) },
    // Nobody is asked for consent: both services take it as given by the terms of use.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope(ctx.oidc.params.scope);
      await grant.save();
      return grant;
    },
    cookies: { keys: [secret] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  };
}

async function form(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}

async function interact(provider, service, request, response) {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method === 'POST') {
    const person = (await form(request)).get('person');
    const answer = person ? { login: { accountId: person } } : { error: 'access_denied', error_description: 'The person went away.' };
    return provider.interactionFinished(request, response, answer, { mergeWithLastSubmission: false });
  }
  response.setHeader('content-type', 'text/html');
  const options = Object.keys(people[service]).map((id) => `<option>${id}</option>`).join('');
  return response.end(`<form method="post" action="/interaction/${uid}"><select name="person"><option></option>${options}</select><button>Sign in</button></form>`);
}

async function start(service) {
  const server = createServer();
  await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, configuration(service));
  const serve = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url.startsWith('/interaction/')) return serve(request, response);
    return interact(provider, service, request, response).catch((error) => {
      response.statusCode = 400;
      response.end(String(error));
    });
  });
  return issuer;
}

console.log(JSON.stringify({ cis2: await start('cis2'), entra: await start('entra') }));
process.stdin.resume().on('end', () => process.exit(0));
