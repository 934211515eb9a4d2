// Writes a SOPS document with Node's ciphers and the AWS SDK: node kms-seal.mjs KEY_ARN CONTEXT_AS_JSON VALUES_AS_JSON
import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { EncryptCommand, KMSClient } from "@aws-sdk/client-kms";

const [arn, context, values] = process.argv.slice(2);
const dataKey = randomBytes(32);

function seal(text, place) {
  const iv = randomBytes(32);
  const cipher = createCipheriv("aes-256-gcm", dataKey, iv);
  cipher.setAAD(Buffer.from(place));
  const data = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const parts = { data, iv, tag: cipher.getAuthTag() };
  const fields = Object.entries(parts).map(([name, bytes]) => `${name}:${bytes.toString("base64")}`);
  return `ENC[AES256_GCM,${fields.join(",")},type:str]`;
}

const kms = new KMSClient({ region: "us-east-1" });
const encrypted = await kms.send(
  new EncryptCommand({ KeyId: arn, Plaintext: dataKey, EncryptionContext: JSON.parse(context) }),
);
const digest = createHash("sha512");
const document = {};
for (const [name, value] of Object.entries(JSON.parse(values))) {
  digest.update(value, "utf8");
  document[name] = seal(value, `${name}:`);
}
const lastmodified = "2026-02-03T04:05:06Z";
document.sops = {
  kms: [
    {
      arn,
      context: JSON.parse(context),
      created_at: lastmodified,
      enc: Buffer.from(encrypted.CiphertextBlob).toString("base64"),
      aws_profile: "",
    },
  ],
  lastmodified,
  mac: seal(digest.digest("hex").toUpperCase(), lastmodified),
  unencrypted_suffix: "_unencrypted",
  version: "3.9.0",
};
console.log(JSON.stringify(document, null, "\t"));
