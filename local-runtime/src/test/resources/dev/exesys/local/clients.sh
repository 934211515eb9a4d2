# Talks to a local stack with the AWS CLI; fails on the first wrong answer.
set -eu
scratch=$1

aws s3api put-object --bucket a-bucket --key "cli key" --body "$0" >"$scratch/put"
aws s3api head-object --bucket a-bucket --key "cli key" >"$scratch/head"
aws s3 cp "$0" s3://a-bucket/copied --only-show-errors
aws s3 cp s3://a-bucket/copied "$scratch/copied" --only-show-errors
cmp "$0" "$scratch/copied"
[ "$(aws s3api list-objects-v2 --bucket a-bucket --prefix cli --query 'Contents[0].Key' --output text)" = "cli key" ]
aws ssm put-parameter --name /cli --value "secret value" --type SecureString >"$scratch/parameter"
[ "$(aws ssm get-parameter --name /cli --with-decryption --query Parameter.Value --output text)" = "secret value" ]
[ "$(aws ssm describe-parameters --query 'Parameters[0].Name' --output text)" = "/cli" ]
aws secretsmanager create-secret --name cli --secret-string hidden >"$scratch/secret"
[ "$(aws secretsmanager get-secret-value --secret-id cli --query SecretString --output text)" = "hidden" ]
if aws ssm get-parameter --name /none 2>"$scratch/error"; then exit 1; fi
grep -q ParameterNotFound "$scratch/error"
echo "all right"
