resource "azurerm_user_assigned_identity" "cluster" {
  for_each            = toset(["control-plane", "nodes"])
  name                = "${var.name}-${each.key}"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
}

# The control plane joins nodes to the network and gives them their identity.
resource "azurerm_role_assignment" "control_plane" {
  for_each = {
    "Network Contributor"       = azurerm_subnet.nodes.id
    "Managed Identity Operator" = azurerm_user_assigned_identity.cluster["nodes"].id
  }
  scope                = each.value
  role_definition_name = each.key
  principal_id         = azurerm_user_assigned_identity.cluster["control-plane"].principal_id
}

resource "azurerm_kubernetes_cluster" "this" {
  name                      = var.name
  location                  = azurerm_resource_group.this.location
  resource_group_name       = azurerm_resource_group.this.name
  dns_prefix                = var.name
  oidc_issuer_enabled       = true
  workload_identity_enabled = true
  local_account_disabled    = true
  automatic_upgrade_channel = "patch"

  azure_active_directory_role_based_access_control {
    tenant_id          = data.azurerm_client_config.current.tenant_id
    azure_rbac_enabled = true
  }

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
    node_count     = var.system_node_count
    zones          = ["1", "2", "3"]
    vnet_subnet_id = azurerm_subnet.nodes.id
    upgrade_settings {
      max_surge = "1"
    }
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster["control-plane"].id]
  }

  # The nodes', which pulls images.
  kubelet_identity {
    client_id                 = azurerm_user_assigned_identity.cluster["nodes"].client_id
    object_id                 = azurerm_user_assigned_identity.cluster["nodes"].principal_id
    user_assigned_identity_id = azurerm_user_assigned_identity.cluster["nodes"].id
  }

  # Network policies are enforced by Cilium.
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"
    network_policy      = "cilium"
    pod_cidr            = "10.244.0.0/16"
    service_cidr        = "10.43.0.0/16"
    dns_service_ip      = "10.43.0.10"
  }

  node_provisioning_profile {
    mode = "Manual"
  }

  depends_on = [azurerm_role_assignment.control_plane]
}

# Empty until a pod of gpu-worker waits; the taint keeps every other pod away.
resource "azurerm_kubernetes_cluster_node_pool" "gpu" {
  name                  = "gpu"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.this.id
  vm_size               = var.gpu_node_size
  vnet_subnet_id        = azurerm_subnet.nodes.id
  auto_scaling_enabled  = true
  min_count             = 0
  max_count             = var.gpu_node_max
  node_taints           = ["sku=gpu:NoSchedule"]
  node_labels           = { sku = "gpu" }
}

resource "azurerm_container_registry" "this" {
  name                   = "${var.name}images"
  location               = azurerm_resource_group.this.location
  resource_group_name    = azurerm_resource_group.this.name
  sku                    = "Standard"
  admin_enabled          = false
  anonymous_pull_enabled = false
}

resource "azurerm_role_assignment" "pull" {
  scope                = azurerm_container_registry.this.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.cluster["nodes"].principal_id
}
