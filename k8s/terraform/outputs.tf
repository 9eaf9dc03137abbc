output "cluster" {
  description = "For az aks get-credentials."
  value       = { name = azurerm_kubernetes_cluster.this.name, resource_group = azurerm_resource_group.this.name }
}

output "registry" {
  description = "Where images are pushed to and pulled from."
  value       = azurerm_container_registry.this.login_server
}

output "database_host" {
  description = "DATABASE_URL is this, :5432/dealerflow."
  value       = azurerm_postgresql_flexible_server.this.fqdn
}

output "redis_host" {
  description = "REDIS_URL is rediss://:<access key>@<this>:10000."
  value       = azurerm_managed_redis.this.hostname
}

output "storage_endpoint" {
  description = "AZURE_STORAGE_ENDPOINT."
  value       = azurerm_storage_account.this.primary_blob_endpoint
}

output "storage_identity_client_ids" {
  description = "Annotations of the service accounts ingest-service and feature-service."
  value       = { for name in ["ingest", "feature"] : name => azurerm_user_assigned_identity.this[name].client_id }
}

output "key_vault_url" {
  description = "vaultUrl of the SecretStore."
  value       = azurerm_key_vault.this.vault_uri
}

output "secrets_identity_client_id" {
  description = "Annotation of the service account key-vault."
  value       = azurerm_user_assigned_identity.this["secrets"].client_id
}

output "worker_identity_client_id" {
  description = "Annotation of the service account gpu-worker, if it takes requests from the queue."
  value       = azurerm_user_assigned_identity.this["worker"].client_id
}

output "keda_identity_client_id" {
  description = "podIdentity.azureWorkload.clientId of KEDA's chart."
  value       = azurerm_user_assigned_identity.this["keda"].client_id
}
