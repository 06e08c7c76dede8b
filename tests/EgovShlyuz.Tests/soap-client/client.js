'use strict';

// Standard input: { address, operation, arguments, key, certificate, way, answersCertificate }; standard output: { answer } or { fault }.
const fs = require('node:fs');
const soap = require('soap');
const { BodySignature, mustBeSigned } = require('./signing');

async function main() {
  const asked = JSON.parse(fs.readFileSync(0, 'utf8'));
  const client = await soap.createClientAsync(asked.address + '?wsdl');
  client.setSecurity(new BodySignature(asked.key, asked.certificate, asked.way));
  const answers = [];
  for (const [operation, message] of asked.calls) {
    answers.push(await call(client, operation, message, asked.answersCertificate));
  }

  process.stdout.write(JSON.stringify({ described: client.describe(), answers }));
}

async function call(client, operation, message, certificate) {
  try {
    const [answer, xml] = await client[operation + 'Async'](message);
    mustBeSigned(xml, certificate);
    return { answer };
  } catch (failure) {
    const fault = failure.root?.Envelope?.Body?.Fault;
    if (!fault) {
      throw failure;
    }

    mustBeSigned(failure.body ?? failure.response?.data, certificate);
    return { fault };
  }
}

main().catch((failure) => {
  console.error(failure);
  process.exitCode = 1;
});
