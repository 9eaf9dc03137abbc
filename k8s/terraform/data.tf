resource "azurerm_postgresql_flexible_server" "this" {
  name                              = "${var.name}-postgresql"
  location                          = azurerm_resource_group.this.location
  resource_group_name               = azurerm_resource_group.this.name
  version                           = "17"
  sku_name                          = "GP_Standard_D2ds_v5"
  storage_mb                        = 131072
  backup_retention_days             = 14
  delegated_subnet_id               = azurerm_subnet.postgresql.id
  private_dns_zone_id               = azurerm_private_dns_zone.this["postgresql"].id
  public_network_access_enabled     = false
  administrator_login               = "dealerflow_admin"
  administrator_password_wo         = var.database_admin_password
  administrator_password_wo_version = var.database_admin_password_version
  zone                              = "1"

  depends_on = [azurerm_private_dns_zone_virtual_network_link.this]
}

resource "azurerm_postgresql_flexible_server_database" "this" {
  name      = "dealerflow"
  server_id = azurerm_postgresql_flexible_server.this.id
}

resource "azurerm_managed_redis" "this" {
  name                  = "${var.name}-redis"
  location              = azurerm_resource_group.this.location
  resource_group_name   = azurerm_resource_group.this.name
  sku_name              = "Balanced_B1"
  public_network_access = "Disabled"

  default_database {
    access_keys_authentication_enabled = true
    client_protocol                    = "Encrypted"
    eviction_policy                    = "AllKeysLRU"
  }
}

resource "azurerm_storage_account" "this" {
  name                            = "${var.name}data"
  location                        = azurerm_resource_group.this.location
  resource_group_name             = azurerm_resource_group.this.name
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  https_traffic_only_enabled      = true
  min_tls_version                 = "TLS1_2"
  allow_nested_items_to_be_public = false

  blob_properties {
    versioning_enabled = true
    delete_retention_policy {
      days = 30
    }
  }
}

# LANDING_DIR and STAGING_DIR of ingest-service, FEATURES_DIR of feature-service.
resource "azurerm_storage_container" "this" {
  for_each           = toset(["landing", "staging", "features"])
  name               = each.key
  storage_account_id = azurerm_storage_account.this.id
}

# Only for keda/queue.
resource "azurerm_storage_queue" "worker" {
  name               = "gpu-worker"
  storage_account_id = azurerm_storage_account.this.id
}

locals {
  endpoints = {
    redis = { id = azurerm_managed_redis.this.id, part = "redisEnterprise" }
    blob  = { id = azurerm_storage_account.this.id, part = "blob" }
  }
}

resource "azurerm_private_endpoint" "this" {
  for_each            = local.endpoints
  name                = "${var.name}-${each.key}"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  subnet_id           = azurerm_subnet.endpoints.id

  private_service_connection {
    name                           = each.key
    private_connection_resource_id = each.value.id
    subresource_names              = [each.value.part]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = each.key
    private_dns_zone_ids = [azurerm_private_dns_zone.this[each.key].id]
  }
}
