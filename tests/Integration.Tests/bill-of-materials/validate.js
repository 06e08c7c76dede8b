// Prints what the schema of CycloneDX 1.6 has against a file; ends with 1 when there is something.
const { readFileSync } = require('node:fs');
const { Spec, Validation } = require('@cyclonedx/cyclonedx-library');

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
validator.validate(readFileSync(process.argv[2], 'utf8')).then(mistakes => {
  if (mistakes) {
    console.error(JSON.stringify(mistakes));
    process.exitCode = 1;
  }
});
