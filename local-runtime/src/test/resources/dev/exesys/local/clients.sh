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
key=$(aws kms create-key --query KeyMetadata.KeyId --output text)
aws kms create-alias --alias-name alias/cli --target-key-id "$key"
printf hidden >"$scratch/plain"
aws kms encrypt --key-id alias/cli --plaintext "fileb://$scratch/plain" --encryption-context run=1 \
  --query CiphertextBlob --output text | base64 -d >"$scratch/sealed"
[ "$(aws kms decrypt --ciphertext-blob "fileb://$scratch/sealed" --encryption-context run=1 \
  --query Plaintext --output text | base64 -d)" = "hidden" ]
aws sts assume-role --role-arn arn:aws:iam::123456789012:role/deployer --role-session-name cli \
  --query '[Credentials.AccessKeyId,Credentials.SecretAccessKey,Credentials.SessionToken]' \
  --output text >"$scratch/session"
read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN <"$scratch/session"
export AWS_SESSION_TOKEN
[ "$(aws sts get-caller-identity --query Arn --output text)" = "arn:aws:sts::123456789012:assumed-role/deployer/cli" ]
activity=$(aws stepfunctions create-activity --name pool --query activityArn --output text)
machine=$(aws stepfunctions create-state-machine --name pulled --role-arn arn:aws:iam::000000000000:role/r \
  --query stateMachineArn --output text \
  --definition "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"$activity\",\"End\":true}}}")
aws stepfunctions start-execution --state-machine-arn "$machine" --input '{"n":1}' >"$scratch/execution"
[ "$(aws stepfunctions get-activity-task --activity-arn "$activity" --worker-name cli --query input --output text)" = '{"n":1}' ]
echo "all right"
