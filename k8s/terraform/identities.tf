resource "azurerm_key_vault" "this" {
  name                       = var.name
  location                   = azurerm_resource_group.this.location
  resource_group_name        = azurerm_resource_group.this.name
  tenant_id                  = data.azurerm_client_config.current.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  soft_delete_retention_days = 7
}

locals {
  # Who a pod is, by its service account.
  workloads = {
    secrets = "system:serviceaccount:dealerflow:key-vault"
    keda    = "system:serviceaccount:keda:keda-operator"
    ingest  = "system:serviceaccount:dealerflow:ingest-service"
    feature = "system:serviceaccount:dealerflow:feature-service"
    worker  = "system:serviceaccount:dealerflow:gpu-worker"
  }
  # What it may do.
  grants = {
    secrets  = { workload = "secrets", scope = azurerm_key_vault.this.id, role = "Key Vault Secrets User" }
    keda     = { workload = "keda", scope = azurerm_storage_account.this.id, role = "Storage Queue Data Reader" }
    landing  = { workload = "ingest", scope = azurerm_storage_container.this["landing"].id, role = "Storage Blob Data Contributor" }
    staging  = { workload = "ingest", scope = azurerm_storage_container.this["staging"].id, role = "Storage Blob Data Contributor" }
    features = { workload = "feature", scope = azurerm_storage_container.this["features"].id, role = "Storage Blob Data Contributor" }
    queue    = { workload = "worker", scope = azurerm_storage_account.this.id, role = "Storage Queue Data Message Processor" }
  }
}

resource "azurerm_user_assigned_identity" "this" {
  for_each            = local.workloads
  name                = "${var.name}-${each.key}"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
}

resource "azurerm_federated_identity_credential" "this" {
  for_each                  = local.workloads
  name                      = each.key
  user_assigned_identity_id = azurerm_user_assigned_identity.this[each.key].id
  issuer                    = azurerm_kubernetes_cluster.this.oidc_issuer_url
  subject                   = each.value
  audience                  = ["api://AzureADTokenExchange"]
}

resource "azurerm_role_assignment" "workload" {
  for_each             = local.grants
  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.this[each.value.workload].principal_id
}

# Who runs Terraform writes the secrets afterwards (docs/deploy.md).
resource "azurerm_role_assignment" "operator" {
  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = data.azurerm_client_config.current.object_id
}
